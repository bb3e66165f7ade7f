import { simpleParser } from 'mailparser';
import type { Answer } from '../../src/answering/Answer';
import { composeReply } from '../../src/mail/composeReply';
import { composeReview } from '../../src/mail/composeReview';
import { html } from '../../src/mail/html';
import { readMail } from '../../src/mail/readMail';

const MARKUP = '<img src=x onerror=alert(1)></div><script>alert(2)</script>';
const answer: Answer = {
  status: 'answered', text: `保固 24 個月 ${MARKUP} [1]`, mode: 'extractive', removed: [], asked: { person: 'user:public', assurance: 'public' },
  citations: [{ n: 1, documentId: 'd', title: `保固" onmouseover="x ${MARKUP}`, place: { headings: [MARKUP], lines: [3, 3] }, quote: MARKUP, url: 'javascript:alert(1)' }],
};
const write = async (lines: string[], body = `保固多久？${MARKUP}`) => readMail(Buffer.from([...lines, 'Content-Type: text/plain; charset=utf-8', '', body].join('\r\n')));
const FROM = 'From: =?utf-8?B?546L?= <wang@formosa.example>';
const draftOf = async (lines: string[], own = 'service@formosa.example') => {
  const mail = await write(lines);
  return composeReply({ ...mail, from: mail.from! }, answer, own);
};

test('nothing of the mail, the answer or the sources is markup in the review', async () => {
  const mail = await write([FROM, `Subject: ${MARKUP}`]);
  const review = composeReview({ mail: { ...mail, name: MARKUP }, question: MARKUP, sender: { status: 'public', why: MARKUP }, answer, draft: await draftOf([FROM, `Subject: ${MARKUP}`]) });
  expect(review.html).not.toMatch(/<img|<script|<[^>]*onmouseover=|javascript:/i);
  expect(review.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
});

test('the subject of the review is one line', async () => {
  const mail = { ...(await write([FROM])), subject: 'x\r\nBcc: all@formosa.example\u2028y' };
  expect(composeReview({ mail, question: '', sender: { status: 'refused', why: '' } }).subject).toBe('[寄件者不明，未擬稿] x Bcc: all@formosa.example y');
});

test.each([
  ['an encoded line break in the subject', 'Subject: =?utf-8?B?eA0KQmNjOiBhbGxAZm9ybW9zYS5leGFtcGxl?='],
  ['a line break in the Message-ID', 'Message-ID: <a@b>\r\n Bcc: <all@formosa.example>'],
  ['text among the references', 'References: <a@b> Bcc: all@formosa.example <c@d>'],
])('%s adds no header field to the draft', async (_why, line) => {
  const parsed = await simpleParser((await draftOf([FROM, line])).eml);
  expect(parsed.headerLines.map(({ key }) => key).sort()).toEqual(expect.not.arrayContaining(['bcc']));
  expect(parsed.to).toMatchObject({ text: 'wang@formosa.example' });
});

test('the draft stays in the thread, opens for editing and says what it said', async () => {
  const draft = await draftOf([FROM, 'Reply-To: evil@evil.example', 'Subject: =?utf-8?B?5oSf5ris5Zmo5L+d5Zu65aSa5LmF77yf6KuL5pWZ6Led6Zui5Ye66LKo5pel5LmL5b6M55qE5L+d5Zu65pyf6ZaT5Y+K57at5L+u6LK755So?=', 'Message-ID: <3@x>', 'References: <1@x>\r\n <2@x>']);
  const parsed = await simpleParser(draft.eml);
  expect(parsed.inReplyTo).toBe('<3@x>');
  expect(parsed.references).toEqual(['<1@x>', '<2@x>', '<3@x>']);
  expect(parsed.subject).toBe('Re: 感測器保固多久？請教距離出貨日之後的保固期間及維修費用');
  expect(parsed.headers.get('x-unsent')).toBe('1');
  expect(parsed.headers.get('x-loop')).toBe('service@formosa.example');
  expect(parsed.to).toMatchObject({ text: 'wang@formosa.example' });
  expect(parsed.text?.trim()).toBe(draft.text.trim());
  expect(draft.eml.split('\r\n').every((line) => line.length <= 78 && /^[\x20-\x7e]*$/.test(line))).toBe(true);
});

test('the template tag escapes text and attributes, and keeps what it made itself', () => {
  expect(html`<a title="${`"'<&`}">${html`<b>${1}</b>`}${undefined}</a>`.markup).toBe('<a title="&quot;&#39;&lt;&amp;"><b>1</b></a>');
});
