import type { Document } from '../../src/document/Document';
import { redactDocument } from '../../src/pii/redactDocument';

const document: Document = {
  id: 'd', tenant: 't', source: { id: 's', path: 'a.md' }, title: '王小明 test@example.com', category: 'knowledge', contentHash: 'old', pii: 'unchecked',
  markdown: '<!-- page 1 -->\n| 身分證 | 統編 |\n|---|---|\n| A123456789 | 04595257 |\n', access: { allow: ['everyone'], deny: [] }, metadata: { author: 'me@example.com', pages: 1 }, warnings: [],
};

test('takes personal data out of title, text and metadata, keeps Markdown, pages and the business number, and marks the document', () => {
  expect(redactDocument(document, { tenant: 't' })).toMatchObject({
    title: '<PERSON> <EMAIL_ADDRESS>', pii: 'checked', metadata: { author: '<EMAIL_ADDRESS>', pages: 1 },
    markdown: '<!-- page 1 -->\n| 身分證 | 統編 |\n|---|---|\n| <TW_NATIONAL_ID> | 04595257 |\n',
  });
});

test('gives the same result each time, so that an unchanged document is skipped', () => {
  const hash = () => redactDocument(document, { tenant: 't' }).contentHash;
  expect(hash()).toBe(hash());
  expect(hash()).not.toBe('old');
});

test.each([
  ['mask', undefined, '********89'],
  ['hash', Buffer.alloc(32, 1).toString('base64'), expect.stringMatching(/^<TW_NATIONAL_ID:[0-9a-f]{16}>$/)],
  ['keep', undefined, 'A123456789'],
] as const)('%s', (operator, key, expected) => {
  expect(redactDocument({ ...document, title: 'A123456789' }, { tenant: 't', operator, key }).title).toEqual(expected);
});

test('refuses to hash without a key', () => {
  expect(() => redactDocument(document, { tenant: 't', operator: 'hash' })).toThrow('needs a PII Key');
});
