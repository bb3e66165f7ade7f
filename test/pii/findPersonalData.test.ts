import { findPersonalData } from '../../src/pii/findPersonalData';

const found = (text: string) => findPersonalData(text).map(({ entity, start, end }) => [entity, text.slice(start, end)]);

/** entity, text around, valid values, near misses. */
const VECTORS: [string, (value: string) => string, string[], string[]][] = [
  ['TW_NATIONAL_ID', (v) => `身分證${v}號`, ['A123456789', 'I100000003', 'O299999994', 'W101010109'], ['A123456780', 'A1234567890', 'A12345678']],
  ['TW_RESIDENT_CERTIFICATE', (v) => `居留證號：${v}`, ['A800000014', 'F912345678', 'H870000129', 'AC01234567', 'FD00000000'], ['A800000015', 'AC01234568', 'AE01234567']],
  ['TW_BUSINESS_NUMBER', (v) => `統編${v}`, ['04595257', '10458575', '10000004', '10000073'], ['10000000', '12345678']],
  ['PHONE_NUMBER', (v) => `請撥${v}，謝謝`, ['0912-345-678', '0912345678', '+886 912-345-678', '+886(0)912345678', '(02)2345-6789分機123', '0836-25678', '02-2345-6789', '04-2345-678', '049-234-5678', '(037)123-456', '+886-2-2345-6789', '02-23456789#12', '+1 202-555-0143'], ['0912-345-6789', '02-2345678', '0912-345-67']],
  ['CREDIT_CARD', (v) => `卡號${v}已停用`, ['4111111111111111', '4111 1111 1111 1111', '5555-5555-5555-4444', '378282246310005'], ['4111111111111112', '1234567890123452']],
  ['IBAN_CODE', (v) => `帳號 ${v}。`, ['GB82WEST12345698765432', 'GB82 WEST 1234 5698 7654 32', 'DE89370400440532013000'], ['GB82WEST12345698765433', 'XX82WEST12345698765432']],
  ['EMAIL_ADDRESS', (v) => `信箱${v}聯絡`, ['test@example.com', 'a.b+c@mail.company.example'], ['test@localhost', '@example.com']],
  ['IP_ADDRESS', (v) => `主機 ${v} 停機`, ['192.168.10.5', '2001:db8::1', '::1', 'fe80::a:b'], ['256.1.1.1', '1.2.3', '12:30:45', '00:1A:2B:3C:4D:5E']],
  ['TW_NHI_CARD', (v) => `健保卡號：${v}`, ['000012345678'], ['00001234567']],
  ['TW_PASSPORT', (v) => `護照號碼 ${v}`, ['300000000'], ['30000000']],
  ['DATE_OF_BIRTH', (v) => `出生日期：${v}`, ['民國75年3月12日', '1986/03/12', '75.3.12'], ['七十五年']],
];

describe('findPersonalData', () => {
  const valid = VECTORS.flatMap(([entity, around, values]) => values.map((value) => [entity, around(value), value] as const));
  test.each(valid)('finds %s in %s', (entity, text, value) => expect(found(text)).toEqual([[entity, value]]));

  const near = VECTORS.flatMap(([entity, around, , values]) => values.map((value) => [entity, around(value)] as const));
  test.each(near)('finds no %s in %s', (entity, text) => expect(found(text).map(([name]) => name)).not.toContain(entity));

  test.each([
    ['a date written as eight digits', '製造日期 20230503，批號 20230504'],
    ['a part number with the shape of an ID', '料號 A123456789 庫存 20'],
    ['a work order', '工單：A800000014 已完工'],
    ['an EAN-13 barcode', '條碼 4711234567899'],
    ['an amount', '總金額 NT$1,234,567.89 元，單價 4111.11'],
    ['a tolerance', '公差 ±0.0125，外徑 12.345.678'],
    ['a firmware version', '韌體版本 10.2.14.3'],
    ['a clause number', '依第 3.2.1.4 節辦理'],
    ['eight digits that pass the check but name nothing', '序號 04595257'],
    ['a serial number with dashes', 'SN 0912-345-678-01'],
  ])('touches nothing in %s', (_why, text) => expect(findPersonalData(text, { minimumScore: 0.5 })).toEqual([]));

  test('gives offsets of the text as written, full width and emoji before it included', () => {
    const text = '😀㍿：Ａ１２３４５６７８９！';
    expect(found(text)).toEqual([['TW_NATIONAL_ID', 'Ａ１２３４５６７８９']]);
  });

  test.each([
    ['a year before a card', '2024 4111 1111 1111 1111', [['CREDIT_CARD', '4111 1111 1111 1111']]],
    ['the word BIC after an IBAN of full groups', 'IBAN AT611904300234573201 BIC BKAUATWW', [['IBAN_CODE', 'AT611904300234573201']]],
    ['a currency after an IBAN', 'BE68539007547034 EUR', [['IBAN_CODE', 'BE68539007547034']]],
    ['a dash after an ID', '身分證A123456789-', [['TW_NATIONAL_ID', 'A123456789']]],
    ['an IPv4 address within IPv6', '主機 ::ffff:10.0.0.1', [['IP_ADDRESS', '::ffff:10.0.0.1']]],
    ['a private key with its line breaks escaped, as in JSON', String.raw`-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END PRIVATE KEY-----`, [['SECRET', String.raw`-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END PRIVATE KEY-----`]]],
  ])('hides nothing behind %s', (_why, text, expected) => expect(found(text)).toEqual(expected));

  test('leaves no rest of an address that begins with a phone number', () => {
    expect(found('聯絡0912345678@gmail.com').map(([, value]) => value)).toEqual(['0912345678@gmail.com']);
  });

  test('reports one finding where two overlap', () => {
    expect(found('+886912345678')).toHaveLength(1);
  });

  test('explains a finding without its value', () => {
    const [finding] = findPersonalData('身分證A123456789');
    expect(finding).toMatchObject({ why: { context: '身分證', validated: true } });
    expect(JSON.stringify(finding)).not.toContain('A123456789');
  });

  test('leaves what the allow list names', () => {
    expect(findPersonalData('service@example.com 或 me@example.com', { allow: ['service@example.com'] })).toHaveLength(1);
  });
});
