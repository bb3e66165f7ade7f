import { findPersonalData } from '../../src/pii/findPersonalData';
import { DEFAULT_ENTITIES, RECOGNIZERS } from '../../src/pii/recognizers/recognizers';

/** Looked for alone, without a threshold: what the form and the check say. */
const alone = (entity: string, text: string) => findPersonalData(text, { entities: [entity], minimumScore: 0 }).map(({ start, end }) => text.slice(start, end));
const usual = (text: string) => findPersonalData(text, { entities: DEFAULT_ENTITIES }).map(({ entity, start, end }) => `${entity} ${text.slice(start, end)}`);

/** entity, valid values, values that differ by one thing. Published examples and numbers made by the standards' rules. */
const VALUES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['TW_NATIONAL_ID', ['A123456789', 'I100000003', 'O299999994', 'W101010109', 'a123456789', 'A123-456-789'], ['A123456780', 'A323456789', 'A12345678', 'A1234567890']],
  ['TW_RESIDENT_CERTIFICATE', ['A800000014', 'F912345678', 'H870000129', 'AC01234567', 'FD00000000'], ['A800000015', 'AC01234568', 'AE01234567']],
  ['TW_BUSINESS_NUMBER', ['04595257', '10458575', '10000004', '10000073'], ['10000000', '12345678', '00000000']],
  ['CN_RESIDENT_ID', ['110101199003071233'], ['110101199003071231', '110101199013071233']],
  ['HK_ID_CARD', ['A123456(3)', 'WX123456(9)'], ['A123456(4)']],
  ['SG_NRIC_FIN', ['S0000001I', 'T1234567J', 'F1234567N', 'G1234567X', 'M1234567K'], ['SS000001I', 'S000001I']],
  ['JP_MY_NUMBER', ['123456789018', '1234 5678 9018'], ['123456789010', '000000000000']],
  ['KR_RRN', ['900101-1234568', '9001011234568'], ['901301-1234568', '900132-1234568']],
  ['UK_NINO', ['AA123456A', 'AA 12 34 56 A'], ['BG123456A', 'AA123456E', 'DA123456A']],
  ['US_SSN', ['078-05-1121', '536 90 4399'], ['666-12-3456', '900-12-3456', '000-12-3456', '123-00-4567', '123-45-0000', '078-05-1120', '078 00 1123']],
  ['IBAN_CODE', ['GB82WEST12345698765432', 'GB82 WEST 1234 5698 7654 32', 'DE89370400440532013000', 'NO9386011117947', 'MT84MALT011000012345MTLCAST001S'], ['GB82WEST12345698765433', 'XX82WEST12345698765432', 'NO93860111179470']],
  ['CREDIT_CARD', ['4111111111111111', '5555-5555-5555-4444', '378282246310005', '6011111111111117', '3530111333300000', '30569309025904', '2223003122003222'], ['4111111111111112', '0000000000000000']],
  ['CRYPTO', ['177GmRrRcdcHeY3gyTnkGHW5Hj9odjDMbf', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'], ['177GmRrRcdcHeY3gyTnkGHW5Hj9odjDMbg', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5']],
  ['AU_ABN', ['51 824 753 556', '51824753556'], ['51 824 753 557', '01824753556']],
  ['AU_ACN', ['004 085 616', '000000019'], ['004 085 617', '004 085\n616']],
  ['PH_MOBILE_NUMBER', ['+63 917 123 4567', '0917-123-4567', '09171234567'], ['0917123456', '9171234567']],
  ['TR_PHONE_NUMBER', ['+90 (532) 123 45 67', '0532 123 45 67', '5321234567'], ['6123456789', '53212345678']],
  ['AU_TFN', ['876 543 210'], ['876 543 211']],
  ['AU_MEDICARE', ['2123 45670 1'], ['2123 45671 1', '7123 45670 1']],
  ['IN_AADHAAR', ['2345 6789 0124'], ['2345 6789 0123', '1234 5678 9012']],
  ['IN_GSTIN', ['27AAPFU0939F1ZV'], ['99AAPFU0939F1ZV', '27AAPFU0939F1YV']],
  ['PL_PESEL', ['44051401359'], ['44051401358', '44131401359']],
  ['FI_PERSONAL_IDENTITY_CODE', ['131052-308T'], ['131052-308U', '321052-308T']],
  ['SE_PERSONNUMMER', ['811218-9876', '19811218-9876'], ['811218-9875', '811318-9876']],
  ['SE_ORGANISATIONSNUMMER', ['556036-0793'], ['556036-0794', '551036-0793']],
  ['TH_TNIN', ['1101700230708'], ['1101700230709']],
  ['TR_NATIONAL_ID', ['10000000146'], ['10000000147', '00000000146']],
  ['ZA_ID_NUMBER', ['8001015009087'], ['8001015009088', '8013015009087']],
  ['ES_NIE', ['X1234567L', 'Z-1234567-R'], ['X1234567A']],
  ['IT_FISCAL_CODE', ['RSSMRA85T10A562S'], ['RSSMRA85T10A56', 'RSSMRA85Z10A562S']],
  ['IT_VAT_CODE', ['00743110157'], ['00743110158', '00000000000']],
  ['DE_VAT_ID', ['DE136695976', 'DE 136 695 976'], ['AT136695976', 'DE13669597']],
  ['DE_SOCIAL_SECURITY', ['65170839J003'], ['65170839J004', '65330839J003']],
  ['DE_ID_CARD', ['T22000129'], ['A22000129']],
  ['MEDICAL_LICENSE', ['AB1234563'], ['AB1234564']],
  ['US_ITIN', ['912-70-1234', '912701234'], ['912-90-12345', '812-70-1234']],
  ['US_MBI', ['1EG4-TE5-MK73', '1EG4TE5MK73'], ['1SG4-TE5-MK73']],
  ['UK_POSTCODE', ['SW1A 1AA', 'M1 1AE', 'EC1A1BB'], ['SW1A 1CA', '1AA SW1']],
  ['UK_DRIVING_LICENCE', ['MORGA657054SM9IJ'], ['99999657054SM9IJ', 'MORGA657354SM9IJ']],
  ['SG_UEN', ['53125226D', '201434292D'], ['53125226E']],
  ['NG_VEHICLE_REGISTRATION', ['ABC-123DE'], ['ABC-12DE']],
  ['KR_DRIVER_LICENSE', ['11-22-123456-78'], ['99-22-123456-78']],
  ['IN_VEHICLE_REGISTRATION', ['MH12AB1234', '22BH1234AA'], ['MH12AB0000']],
  ['DATE_TIME', ['2024-05-03T10:20:30Z', '5/21/2021', '21.5.2021', '01-JAN-2020', '民國113年5月3日'], ['2024-13-45']],
  ['URL', ['https://a.example.com/x?y=1', 'google.co.il'], ['www.microsoft', 'http://microsoft']],
  ['MAC_ADDRESS', ['00:1A:2B:3C:4D:5E', '0012.3456.789A'], ['00:00:00:00:00:00', '00:1A-2B:3C:4D:5E']],
];

describe('a recognizer alone', () => {
  test.each(VALUES.flatMap(([entity, valid]) => valid.map((value) => [entity, value] as const)))('finds %s in %s', (entity, value) => {
    expect(alone(entity, value)).toEqual([value]);
    expect(alone(entity, `於${value}，`)).toEqual([value]);
  });

  test.each(VALUES.flatMap(([entity, , near]) => near.map((value) => [entity, value] as const)))('does not find %s in %s', (entity, value) => {
    expect(alone(entity, value)).not.toContain(value);
  });
});

describe('the usual settings', () => {
  test.each([
    ['護照 in a sentence', '護照號碼為 300000000，效期十年', ['TW_PASSPORT 300000000']],
    ['健保卡 in groups', '健保 IC 卡卡號：0000-1234-5678', ['TW_NHI_CARD 0000-1234-5678']],
    ['a plate with its word', '車牌 ABC-1234 停在 B2', ['TW_LICENSE_PLATE ABC-1234']],
    ['an older plate', '車號：1234-AB', ['TW_LICENSE_PLATE 1234-AB']],
    ['LINE ID', 'LINE ID：wang_888，歡迎聯絡', ['LINE_ID wang_888']],
    ['賴 as LINE', '加賴：@abc1234', ['LINE_ID @abc1234']],
    ['a bank account with the bank', '請匯至銀行帳號 (812) 20001234567890', ['BANK_ACCOUNT (812) 20001234567890']],
    ['a bank account in groups', '戶頭帳號：004-012-345678-9', ['BANK_ACCOUNT 004-012-345678-9']],
    ['悠遊卡', '悠遊卡號 1234567890123456 遺失', ['TW_EASYCARD 1234567890123456']],
    ['a medical record', '病歷號：A0012345', ['TW_MEDICAL_RECORD A0012345']],
    ['a ROC birthday', '出生日期：民國75年3月12日', ['DATE_OF_BIRTH 民國75年3月12日']],
    ['a birthday before 出生', '民國75年3月12日出生', ['DATE_OF_BIRTH 民國75年3月12日']],
    ['a birthday of seven digits', '生日 0750312', ['DATE_OF_BIRTH 0750312']],
    ['an English birthday', 'Date of Birth: March 12, 1986', ['DATE_OF_BIRTH March 12, 1986']],
    ['the long address of a village', '地址：彰化縣員林市中正里3鄰大同路二段12巷3弄5之1號', ['TW_ADDRESS 彰化縣員林市中正里3鄰大同路二段12巷3弄5之1號']],
    ['full-width digits and 臺', '臺北市大安區忠孝東路四段１００號５樓之２', ['TW_ADDRESS 臺北市大安區忠孝東路四段１００號５樓之２']],
    ['an address without a county', '住在大安區和平東路二段10號3樓', ['TW_ADDRESS 大安區和平東路二段10號3樓']],
    ['a name after its label', '姓名：王小明', ['PERSON 王小明']],
    ['a name of two characters before another label', '聯絡人：王明電話：0912-345-678', ['PERSON 王明', 'PHONE_NUMBER 0912-345-678']],
    ['a name before a title', '請王小明先生回電', ['PERSON 王小明']],
    ['a compound surname', '申請人歐陽大同（簽章）', ['PERSON 歐陽大同']],
    ['a Latin name after a Chinese label', '聯絡人：Mary Chen', ['PERSON Mary Chen']],
    ['an English title', 'I spoke to Mrs. Anna Schmidt today', ['PERSON Anna Schmidt']],
    ['a password in Chinese', '資料庫密碼：Abc12345!', ['SECRET Abc12345!']],
    ['a connection string', 'DATABASE_URL=postgres://app:s3cret@db.example:5432/app', ['SECRET postgres://app:s3cret@db.example:5432/app']],
    ['an AWS key', '金鑰 AKIAIOSFODNN7EXAMPLE 外洩', ['SECRET AKIAIOSFODNN7EXAMPLE']],
    ['a JWT', 'token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlMTIz ok', ['SECRET eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlMTIz']],
    ['a Korean number by its checksum', '주민등록번호 900101-1234568', ['KR_RRN 900101-1234568']],
    ['a name after a word of kinship', '緊急聯絡人為其子簡志偉，行動電話不詳', ['PERSON 簡志偉']],
    ['a surname with its address', '請找郭先生或周小姐', ['PERSON 郭先生', 'PERSON 周小姐']],
    ['what JSON calls a name and a birthday', '{"fullName":"王大同","date_of_birth":"1979/12/02"}', ['PERSON 王大同', 'DATE_OF_BIRTH 1979/12/02']],
    ['a Latin name after a Chinese label', '申請人 Nguyen Van Hung（居留證）', ['PERSON Nguyen Van Hung']],
    ['a Chinese name after an English label', 'Name: 林宥廷', ['PERSON 林宥廷']],
    ['a sender before the mail address', 'From: Jessica Weng <weng@example.com>', ['PERSON Jessica Weng', 'EMAIL_ADDRESS weng@example.com']],
    ['a Japanese customer and number', '担当者 佐藤健一様, TEL 03-6212-5550', ['PERSON 佐藤健一', 'PHONE_NUMBER 03-6212-5550']],
    ['a title before a name without a colon', '護理師戴曉雯；病房', ['PERSON 戴曉雯']],
    ['a toll-free number', '請撥 0800-024-024', ['PHONE_NUMBER 0800-024-024']],
    ['an address with spaces around its numbers', '改寄到 403 台中市西區民生路 152 號 5 樓', ['TW_ADDRESS 403 台中市西區民生路 152 號 5 樓']],
    ['an English address in Taiwan', 'at 5F., No. 87, Sec. 2, Nanjing E. Rd., Zhongshan Dist., Taipei City 104.', ['TW_ADDRESS 5F., No. 87, Sec. 2, Nanjing E. Rd., Zhongshan Dist., Taipei City 104']],
    ['a lane in an English address', 'No. 12, Ln. 35, Yanping Rd., East Dist., Hsinchu City 300', ['TW_ADDRESS No. 12, Ln. 35, Yanping Rd., East Dist., Hsinchu City 300']],
  ])('find %s', (_why, text, expected) => expect(usual(text)).toEqual(expected));

  test.each([
    ['a public notice', '台北市政府公告第1號'],
    ['work that begins with a surname', '施工經理與高級工程師討論方案'],
    ['an illness after 病患', '病患高血壓控制良好'],
    ['a product date', '產品於民國112年5月3日生產'],
    ['a date without a label', '112.5.3 出貨'],
    ['a part number like a plate', '料號 ABC-1234 庫存不足'],
    ['nine digits that are nothing', '數量 300000000 件'],
    ['a placeholder for a password', 'password: <your-password>'],
    ['a setting that is named like a password', 'passwd: files systemd'],
    ['the second part number of a list', '料號 B220331170、A123456789 皆已停產'],
    ['a number named after it', 'A123456789 為料號'],
    ['mobile digits as a batch', '批號：0912345678'],
    ['a work order with dashes', '工單 900101-1234568 完成'],
    ['what a company makes first', '公司先生產樣品，對方先生效'],
    ['customers in Japanese', 'お客様各位、皆様'],
    ['the header of a column', '| Name | Passport No. | Phone |'],
    ['a street without a number', 'along Nanjing E. Rd., Zhongshan Dist., Taipei City'],
    ['a section number', '6.2.4.1. 設定'],
    ['a thread and its tolerance', 'M8-1.25 公差 0.0012.5'],
  ])('touch nothing in %s', (_why, text) => expect(usual(text)).toEqual([]));

  test('look for each Taiwanese kind, and not for company numbers', () => {
    expect(DEFAULT_ENTITIES).toEqual(expect.arrayContaining(['TW_NATIONAL_ID', 'TW_ADDRESS', 'PERSON', 'SECRET', 'BANK_ACCOUNT']));
    expect(DEFAULT_ENTITIES).not.toContain('TW_BUSINESS_NUMBER');
  });
});

test('no two recognizers share an entity', () => {
  const names = RECOGNIZERS.map(({ entity }) => entity);
  expect(new Set(names).size).toBe(names.length);
});
