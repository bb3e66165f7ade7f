import { findPersonalData } from '../../src/pii/findPersonalData';
import { RECOGNIZERS } from '../../src/pii/recognizers/recognizers';

const ALL = RECOGNIZERS.map(({ entity }) => entity);
const SHORT = 125_000;
const LONG = 8 * SHORT;

/** Parts that, said over and over, keep patterns busy: what a pattern begins with, and never what it ends with. */
const PARTS: readonly (readonly [string, string])[] = [
  ['one letter', 'a'], ['one digit', '1'], ['digits and dashes', '12-'], ['digits and spaces', '1 '], ['IPv4', '1.'], ['IPv6', 'a:'], ['colons', ':'], ['at signs', 'a@'], ['dotted names', 'a.'], ['a scheme', 'http://a.'], ['quotes', '"'],
  ['house numbers', '中正路1號'], ['streets without one', '台北市大安區路段巷弄'], ['labels', '姓名:'], ['surnames', '王'], ['titles', '王先生'], ['key headers', '-----BEGIN PRIVATE KEY-----\n'], ['tokens', 'eyJ.'], ['assignments', 'password='], ['prefixes', 'sk-'],
  ['IBAN heads', 'GB82 '], ['plates', 'AB-12 '], ['births', '生日:'], ['accents', 'e\u0301'], ['invisible', '1\u200b'], ['ligatures', 'ﷺ'], ['brackets', '((('], ['names', 'Mr. A '], ['Dear', 'Dear A'], ['hex', 'SK0f'], ['English addresses', 'No. 1, Aa '], ['keys of JSON', '"name": "Aa '], ['heads of lists', '姓名,電話,生日\n'], ['kinship', '其子王'], ['Japanese titles', '王様'], ['senders', 'Aa Bb <'],
];

function cpu(text: string): number {
  const before = process.cpuUsage();
  findPersonalData(text, { entities: ALL, minimumScore: 0 });
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Processor time, not wall time, since other work shares the machine; eight times the text may take three times eight times as long. */
test.each(PARTS)('stays linear on %s', (_why, part) => {
  const repeated = (length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length);
  cpu(repeated(2_000));
  const ratio = cpu(repeated(LONG)) / Math.max(10_000, cpu(repeated(SHORT)));
  expect(ratio).toBeLessThan(24);
}, 60_000);
