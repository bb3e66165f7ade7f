import { applyOperator, decryptValues } from '../../src/pii/operators';

const KEY = Buffer.alloc(32, 7).toString('base64');
const context = { entity: 'TW_NATIONAL_ID', tenant: 't', key: KEY };
const apply = (operation: Parameters<typeof applyOperator>[0], value = 'A123456789') => applyOperator(operation, value, context);

test.each([
  ['redact', { operator: 'redact' }, '<TW_NATIONAL_ID>'],
  ['replace by a text', { operator: 'replace', text: '（略）' }, '（略）'],
  ['mask all but a short end', { operator: 'mask' }, '********89'],
  ['mask all but what the user keeps', { operator: 'mask', keepFirst: 1, keepLast: 3 }, 'A******789'],
  ['mask everything where all would be kept', { operator: 'mask', keepFirst: 5, keepLast: 5 }, '**********'],
  ['keep', { operator: 'keep' }, 'A123456789'],
] as const)('can %s', (_why, operation, expected) => expect(apply(operation)).toBe(expected));

test('keeps separators when masking, so that the form stays readable', () => {
  expect(apply({ operator: 'mask' }, '4111-1111-1111-1111')).toBe('****-****-****-1111');
});

describe('encrypt', () => {
  const sealed = apply({ operator: 'encrypt' });

  test('gives the same text for the same value, and the value back', () => {
    expect(apply({ operator: 'encrypt' })).toBe(sealed);
    expect(decryptValues(`身分證${sealed}。`, KEY, 't')).toBe('身分證A123456789。');
  });

  test.each([
    ['another tenant', KEY, 'other'],
    ['another key', Buffer.alloc(32, 8).toString('base64'), 't'],
  ])('opens for no %s', (_why, key, tenant) => expect(decryptValues(sealed, key, tenant)).toBe(sealed));

  test('opens under no other name', () => {
    expect(decryptValues(sealed.replace('TW_NATIONAL_ID', 'PERSON'), KEY, 't')).toContain('enc1.');
  });
});
