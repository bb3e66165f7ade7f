import type { Recognizer } from '../../Recognizer';

/** Mail addresses: a dotted local part of ASCII or accented letters and a domain with at least two labels. */
export const emailAddress: Recognizer = {
  entity: 'EMAIL_ADDRESS',
  patterns: [
    { name: 'local part, domain', regex: /(?<![A-Za-z0-9À-ɏ.+_%-])(?<value>[A-Za-z0-9À-ɏ!#$%+_~'-]{1,64}(?:\.[A-Za-z0-9À-ɏ!#$%+_~'-]{1,64}){0,8}@(?:[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ-]{0,61}[A-Za-z0-9À-ɏ])?\.){1,8}(?:xn--[A-Za-z0-9-]{1,59}|[A-Za-z]{2,24}))(?![A-Za-z0-9_-])/gd, score: 0.95, gate: { words: ['@'] }, reach: 420 },
  ],
  standard: 'https://www.rfc-editor.org/rfc/rfc5322',
};
