import { aliasKey, aliasKeysIn, restoreAliases } from '../../src/pii/aliases';

const VALUES = new Map([['[EMAIL_ADDRESS_1a2b3c4d]', 'wang@example.com'], ['[TW_NATIONAL_ID_00ff00ff]', 'A123456789'], ['[PHONE_NUMBER_1a2b3c4d_45ef]', '0912-345-678']].map(([alias = '', value = '']) => [aliasKey(alias), value]));
const back = (text: string) => restoreAliases(text, VALUES);

test.each([
  ['as it was made', '請寄[EMAIL_ADDRESS_1a2b3c4d]。', '請寄wang@example.com。'],
  ['in upper case', '[EMAIL_ADDRESS_1A2B3C4D]', 'wang@example.com'],
  ['in lower case', '[email_address_1a2b3c4d]', 'wang@example.com'],
  ['with spaces', '[ EMAIL_ADDRESS _1a2b 3c4d ]', 'wang@example.com'],
  ['in full width', '［ＥＭＡＩＬ＿ＡＤＤＲＥＳＳ＿１ａ２ｂ３ｃ４ｄ］', 'wang@example.com'],
  ['in Chinese brackets', '【EMAIL_ADDRESS_1a2b3c4d】', 'wang@example.com'],
  ['with Markdown escapes', String.raw`\[EMAIL\_ADDRESS\_1a2b3c4d\]`, 'wang@example.com'],
  ['without brackets', '信箱是 EMAIL_ADDRESS_1a2b3c4d。', '信箱是 wang@example.com。'],
  ['with hyphens', '[EMAIL-ADDRESS-1a2b3c4d]', 'wang@example.com'],
  ['inside other brackets', '[聯絡 EMAIL_ADDRESS_1a2b3c4d]', '[聯絡 wang@example.com]'],
  ['with an ending', '請撥[PHONE_NUMBER_1a2b3c4d_45ef]。', '請撥0912-345-678。'],
  ['with an ending, spaces and other case', '[Phone Number 1A2B3C4D 45EF]', '0912-345-678'],
  ['with an ending and without brackets', '電話 PHONE_NUMBER_1a2b3c4d_45ef', '電話 0912-345-678'],
  ['with an ending and Markdown escapes', String.raw`\[PHONE\_NUMBER\_1a2b3c4d\_45ef\]`, '0912-345-678'],
  ['two beside each other', '[EMAIL_ADDRESS_1a2b3c4d][TW_NATIONAL_ID_00ff00ff]', 'wang@example.comA123456789'],
  ['after a backslash that was there', String.raw`C:\[TW_NATIONAL_ID_00ff00ff]`, String.raw`C:\A123456789`],
])('gives an alias back %s', (_why, text, expected) => expect(back(text).text).toBe(expected));

test('leaves an alias that nobody knows, and reports it', () => {
  const text = '[PHONE_NUMBER_deadbeef] 與 [EMAIL_ADDRESS_1a2b3c4d]';
  expect(back(text)).toEqual({ text: '[PHONE_NUMBER_deadbeef] 與 wang@example.com', restored: 1, unknown: ['[PHONE_NUMBER_deadbeef]'] });
});

test.each([
  ['a citation', '見 [1] 與 [附件 12345678]'],
  ['a link', '[說明文件](https://example.com/a_b)'],
  ['a checkbox', '- [ ] todo_item_12'],
])('leaves %s alone', (_why, text) => expect(back(text)).toEqual({ text, restored: 0, unknown: [] }));

test('does not read a value again, whatever it looks like', () => {
  const values = new Map([[aliasKey('[A_B_00000001]'), '[EMAIL_ADDRESS_1a2b3c4d]'], ...VALUES]);
  expect(restoreAliases('[A_B_00000001]', values).text).toBe('[EMAIL_ADDRESS_1a2b3c4d]');
});

test('asks a vault for whole and inner candidates', () => {
  expect(aliasKeysIn('[聯絡 EMAIL_ADDRESS_1a2b3c4d] 【TW_NATIONAL_ID_00ff00ff】')).toEqual(expect.arrayContaining([aliasKey('EMAIL_ADDRESS_1a2b3c4d'), aliasKey('TW_NATIONAL_ID_00ff00ff')]));
});

test('is linear in what looks like aliases and is none', () => {
  const time = (text: string) => {
    const start = process.cpuUsage();
    back(text);
    return process.cpuUsage(start).user;
  };
  const hostile = (length: number) => '[a_'.repeat(length / 3);
  time(hostile(100_000));
  expect(time(hostile(800_000)) / Math.max(1, time(hostile(100_000)))).toBeLessThan(40);
});
