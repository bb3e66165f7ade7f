import { noReplyReasons } from '../../src/mail/noReplyReasons';
import { readMail } from '../../src/mail/readMail';

const OWN = ['service@formosa.example'];
const reasons = async (...lines: string[]) => noReplyReasons(await readMail(Buffer.from([...lines, '', 'x'].join('\r\n'))), OWN);
const FROM = 'From: wang@formosa.example';

test.each([
  ['a holiday notice', [FROM, 'Auto-Submitted: auto-replied (vacation)']],
  ['a report of a program', [FROM, 'Auto-Submitted: auto-generated; owner-email="x"']],
  ['a second Auto-Submitted line below a harmless one', [FROM, 'Auto-Submitted: no', 'Auto-Submitted: auto-replied']],
  ['a mailing list', [FROM, 'List-Id: <staff.formosa.example>']],
  ['a newsletter', [FROM, 'List-Unsubscribe: <mailto:x@y.example>']],
  ['a mass mail', [FROM, 'Precedence: Bulk']],
  ['a bounce', ['Return-Path: <>', FROM]],
  ['a bounce by its sender', ['From: MAILER-DAEMON@mx.formosa.example']],
  ['a bounce by its type', [FROM, 'Content-Type: multipart/report; report-type=delivery-status; boundary=x']],
  ['a mail program that asks for silence', [FROM, 'X-Auto-Response-Suppress: DR, OOF, AutoReply']],
  ['a noreply address', ['From: No-Reply+123@shop.example']],
  ['the mailbox itself', ['From: Service <SERVICE@formosa.example>']],
  ['an own draft that came back', [FROM, 'X-Loop: service@formosa.example']],
  ['a mail without sender', ['Subject: x']],
  ['a mail with two senders', [FROM, 'From: ceo@formosa.example']],
])('%s gets no reply', async (_why, lines) => {
  expect((await reasons(...lines)).length).toBeGreaterThan(0);
});

test.each([
  ['a person', [FROM]],
  ['a person whose program says so', [FROM, 'Auto-Submitted: no (really)', 'Precedence: first-class', 'X-Auto-Response-Suppress: None', 'Return-Path: <wang@formosa.example>']],
  ['a person with a name like a program', ['From: noreplyson@formosa.example']],
])('%s gets one', async (_why, lines) => {
  expect(await reasons(...lines)).toEqual([]);
});
