import { canonicalValue } from '../../src/pii/canonicalValue';

test.each([
  { entity: 'PHONE_NUMBER', writings: ['0912345678', '0912-345-678', '０９１２ ３４５ ６７８', '+886 912-345-678', '+886(0)912345678'], canonical: '0912345678', why: 'a mobile number' },
  { entity: 'PHONE_NUMBER', writings: ['(02)2345-6789分機123', '02-23456789#123', '+886-2-2345-6789 ext. 123'], canonical: '0223456789#123', why: 'an extension is part of it' },
  { entity: 'PHONE_NUMBER', writings: ['+81 3-1234-5678', '+81312345678'], canonical: '+81312345678', why: 'another country' },
  { entity: 'EMAIL_ADDRESS', writings: ['Wang@Example.com', 'wang@example.com', 'ｗａｎｇ＠example.com'], canonical: 'wang@example.com', why: 'case and width' },
  { entity: 'TW_NATIONAL_ID', writings: ['a123456789', 'A123-456-789', 'Ａ１２３４５６７８９'], canonical: 'A123456789', why: 'groups' },
  { entity: 'CREDIT_CARD', writings: ['4111 1111 1111 1111', '4111-1111-1111-1111'], canonical: '4111111111111111', why: 'groups' },
  { entity: 'PERSON', writings: ['王 小明', '王小明'], canonical: '王小明', why: 'a space for layout' },
  { entity: 'TW_ADDRESS', writings: ['臺北市信義區市府路 1 號', '台北市信義區市府路１號'], canonical: '台北市信義區市府路1號', why: '臺 and 台' },
  { entity: 'SECRET', writings: ['AbC-１'], canonical: 'AbC-１', why: 'every sign of a secret counts' },
  { entity: 'EMPLOYEE', writings: ['ab-1'], canonical: 'ab-1', why: "a user's own kind" },
  { entity: 'PHONE_NUMBER', writings: [''], canonical: '', why: 'nothing stays nothing' },
])('$entity: $why', ({ entity, writings, canonical }) => {
  expect(new Set(writings.map((value) => canonicalValue(entity, value)))).toEqual(new Set([canonical]));
});
