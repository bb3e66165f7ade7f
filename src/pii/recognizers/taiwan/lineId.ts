import type { Recognizer } from '../../Recognizer';

const LABEL = '(?:line[ _-]{0,2}(?:id|帳號)|賴(?:的)?[ ]?(?:id|帳號)?)';

/** A LINE ID after its label; letters, digits, dot, dash and underscore, or an official account with its @. */
export const lineId: Recognizer = {
  entity: 'LINE_ID',
  patterns: [
    { name: 'after LINE ID or 賴', regex: new RegExp(`${LABEL}\\s{0,2}(?:[:是為|]|is)\\s{0,3}(?<value>@?[a-z0-9][a-z0-9._-]{2,29}(?<![.]))`, 'gdi'), score: 0.8, gate: { words: ['line', '賴'] }, atWord: true },
    { name: 'after LINE ID without a colon', regex: /line[ _-]{0,2}(?:id|帳號)\s{0,3}(?:[「"'(]\s{0,2})?(?<value>@?(?!is\b|and\b|or\b|on\b|to\b)[a-z0-9][a-z0-9._-]{3,29}(?<![.]))/gdi, score: 0.7, gate: { words: ['line'] }, atWord: true },
    { name: 'after LINE and a colon', regex: /(?<![a-z])line\s{0,2}:\s{0,3}(?<value>@?(?=[a-z._-]{0,20}[0-9_.-])[a-z0-9][a-z0-9._-]{3,29}(?<![.]))/gdi, score: 0.55, gate: { words: ['line'] }, atWord: true },
    { name: 'after 加賴', regex: /(?:加|我的|加我)賴\s{0,2}[:]?\s{0,2}(?<value>@?[a-z0-9][a-z0-9._-]{3,29}(?<![.]))/gdi, score: 0.7, gate: { words: ['賴'] } },
  ],
  standard: 'https://help.line.me/',
};
