import { readMail } from '../../src/mail/readMail';
import { readQuestion } from '../../src/mail/readQuestion';
import { stripQuoted } from '../../src/mail/stripQuoted';

test('reads a Big5 mail, which n8n\'s own Simple format would garble', async () => {
  const raw = ['From: a@b.example', 'Content-Type: text/plain; charset=big5', 'Content-Transfer-Encoding: base64', '', Buffer.from([0xab, 0x4f, 0xa9, 0x54]).toString('base64')].join('\r\n');
  expect((await readMail(Buffer.from(raw))).text.trim()).toBe('保固');
});

test('reads the text of a mail that has only HTML, without its scripts', async () => {
  const raw = ['From: a@b.example', 'Content-Type: text/html; charset=utf-8', '', '<p>保固<b>多久</b>？</p><script>x()</script>'].join('\r\n');
  const { text } = await readMail(Buffer.from(raw));
  expect(text).toContain('保固多久？');
  expect(text).not.toContain('x()');
});

test('gives no date where the mail has none, rather than now', async () => {
  expect((await readMail(Buffer.from('From: a@b.example\r\n\r\nx'))).date).toBeUndefined();
});

test.each([
  ['marks', '請問保固？\n> 上次的信\n謝謝', '請問保固？\n謝謝'],
  ['Gmail in Chinese', '請問保固？\n\n王建宏 <wang@x.example> 於 2026年11月24日 週二 寫道：\n上次的信', '請問保固？'],
  ['Gmail in English', 'How long?\n\nOn Tue, Nov 24, 2026 at 9:00 AM Wang <w@x.example> wrote:\nold', 'How long?'],
  ['Outlook in Chinese', '請問保固？\n\n寄件者: 王建宏\n寄件日期: 2026年11月24日\n收件者: 客服\n主旨: 保固\n\n上次的信', '請問保固？'],
  ['Outlook in English', 'How long?\n-----Original Message-----\nold', 'How long?'],
  ['a signature', '請問保固？\n-- \n王建宏', '請問保固？'],
  ['none, where a line only begins like one', '請問運費？\nFrom: Taipei\n到東京', '請問運費？\nFrom: Taipei\n到東京'],
])('leaves out what is quoted: %s', (_why, text, kept) => {
  expect(stripQuoted(text)).toBe(kept);
});

test('a long line of blanks is cut in a moment', () => {
  const started = performance.now();
  stripQuoted(`a\n${' '.repeat(200_000)}x\n${'-'.repeat(200_000)}`);
  expect(performance.now() - started).toBeLessThan(500);
});

test.each([
  ['the sentence that asks', { subject: '詢問', text: '您好：\n我們上週收到 FPS-210 一批。請問感測器的保固期間是多久？謝謝。' }, '請問感測器的保固期間是多久？'],
  ['the subject too, where the sentence is short', { subject: 'Re: FPS-210 保固', text: '請問多久？' }, 'FPS-210 保固 請問多久？'],
  ['the subject and what is told, where nothing asks', { subject: '送修', text: '您好\n感測器 FPS-210 零點飄移。\n謝謝' }, '送修 感測器 FPS-210 零點飄移。'],
  ['only the subject, of an empty mail', { subject: 'FW: 保固期間', text: '' }, '保固期間'],
])('takes as the question %s', (_why, mail, question) => {
  expect(readQuestion(mail)).toBe(question);
});
