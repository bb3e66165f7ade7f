import type { Answer, Citation } from '../answering/Answer';
import type { Place } from '../document/Document';
import type { Draft } from './composeReply';
import { type Html, html } from './html';
import type { Mail } from './Mail';

/** What became of a mail, for the person who decides whether anything is sent. */
export interface Handled {
  readonly mail: Mail;
  readonly question: string;
  readonly sender: { readonly status: 'known' | 'public' | 'refused'; readonly person?: string; readonly why: string };
  readonly answer?: Answer;
  readonly draft?: Draft;
}

/** A mail to the reviewer: one line of subject, and a page in which nothing of the mail, the answer or the sources is markup. */
export interface Review {
  readonly subject: string;
  readonly html: string;
}

const OUTCOMES = {
  answered: { label: '草稿待審 Draft to review', colour: '#0f766e' },
  notFound: { label: '找不到答案 No answer found', colour: '#a16207' },
  refused: { label: '寄件者不明，未擬稿 Sender not known, no answer drafted', colour: '#b91c1c' },
} as const;
const SENDERS = { known: '已驗證 Verified', public: '未驗證，只查公開資料 Not verified, public documents only', refused: '未驗證 Not verified' } as const;
const LONGEST_ORIGINAL = 6000;

/** The review of one handled mail. */
export function composeReview(handled: Handled): Review {
  const { mail, draft, answer } = handled;
  const outcome = OUTCOMES[handled.sender.status === 'refused' || !answer ? 'refused' : answer.status];
  const page = html`<!doctype html><html lang="zh-Hant"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;background:#f1f5f9;color:#0f172a;font:15px/1.7 'Noto Sans TC','Noto Sans CJK TC','Microsoft JhengHei',sans-serif">
<div style="max-width:720px;margin:0 auto;padding:24px 16px">
<div style="background:#fff;border:1px solid #e2e8f0;border-top:4px solid ${outcome.colour};border-radius:8px;padding:20px 24px">
<div style="color:${outcome.colour};font-weight:700;font-size:18px">${outcome.label}</div>
${facts(handled)}
${draft ? section('草稿 Draft', draftOf(draft, mail.messageId)) : undefined}
${answer?.citations.length ? section('出處 Sources', html`${answer.citations.map(source)}`) : undefined}
${section('原信 Original mail', html`<div style="white-space:pre-wrap;overflow-wrap:anywhere;color:#475569;border-left:3px solid #cbd5e1;padding-left:14px">${mail.text.trim().slice(0, LONGEST_ORIGINAL)}</div>`)}
</div></div></body></html>`;
  return { subject: oneLine(`[${outcome.label.split(' ')[0]}] ${mail.subject}`), html: page.markup };
}

function facts({ mail, question, sender, answer }: Handled): Html {
  const rows: [string, string | undefined][] = [
    ['寄件者 From', [mail.name, mail.from && `<${mail.from}>`].filter(Boolean).join(' ') || '—'],
    ['身分 Identity', `${SENDERS[sender.status]}${sender.person ? `：${sender.person}` : ''}。${sender.why}`],
    ['主旨 Subject', mail.subject],
    ['時間 Date', mail.date?.replace(/^(.{10})T(.{5}).*$/, '$1 $2 UTC')],
    ['問題 Question', question],
    ['信心 Confidence', answer?.confidence === undefined ? undefined : `${Math.round(answer.confidence * 100)} %`],
    ['稽核 Audit', answer?.auditId],
  ];
  const shown = rows.filter((row): row is [string, string] => Boolean(row[1]));
  return html`<table style="border-collapse:collapse;margin-top:12px;font-size:14px">${shown.map(([name, value]) =>
    html`<tr><td style="color:#64748b;padding:2px 16px 2px 0;white-space:nowrap;vertical-align:top">${name}</td><td style="overflow-wrap:anywhere">${value}</td></tr>`)}</table>`;
}

/** Nothing leaves without a person: the button only opens a message in their own mail program (RFC 6068). */
function draftOf({ to, subject, text }: Draft, messageId: string | undefined): Html {
  const fields = Object.entries({ subject, body: text.replace(/\n/g, '\r\n'), ...(messageId && { 'In-Reply-To': messageId }) });
  const link = `mailto:${encodeURIComponent(to)}?${fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
  return html`<div style="white-space:pre-wrap;background:#f0fdfa;border-radius:6px;padding:14px 16px">${text}</div>
<div style="margin-top:10px"><a href="${link}" style="display:inline-block;background:#0f766e;color:#fff;text-decoration:none;border-radius:6px;padding:6px 16px">開啟為回信 Open as a reply</a></div>
<div style="color:#64748b;font-size:13px;margin-top:6px">系統不會自動回信；附件 reply.eml 是同一份草稿。 Nothing goes to the sender by itself. The attachment reply.eml holds the same draft.</div>`;
}

const section = (title: string, body: Html): Html => html`<h2 style="font-size:14px;color:#334155;margin:22px 0 8px">${title}</h2>${body}`;

function source({ n, title, place, quote, url }: Citation): Html {
  const name = url && /^https?:\/\//i.test(url) ? html`<a href="${url}" style="color:#0f766e">${title}</a>` : html`<b>${title}</b>`;
  return html`<div style="margin-bottom:10px"><div>[${n}] ${name} <span style="color:#64748b;font-size:13px">${where(place)}</span></div>
<div style="white-space:pre-wrap;overflow-wrap:anywhere;color:#475569;font-size:14px;border-left:3px solid #99f6e4;padding-left:12px">${quote}</div></div>`;
}

function where({ headings, page, lines }: Place): string {
  const parts = [headings.join(' › '), page && `第 ${page} 頁 p. ${page}`, lines && `第 ${lines[0]} 行 line ${lines[0]}`];
  return parts.filter(Boolean).join(' · ');
}

/** One line whatever a stranger wrote, so that it cannot begin another header field. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim().slice(0, 200);
