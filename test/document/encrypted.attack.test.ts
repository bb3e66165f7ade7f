import { readFileSync } from 'node:fs';
import type { Document, FailedDocument } from '../../src/document/Document';
import { readDocuments } from '../../src/document/readDocuments';

async function read(name: string): Promise<Document | FailedDocument | undefined> {
  for await (const one of readDocuments(readFileSync(`test/fixtures/encrypted/${name}`), { tenant: 't', source: { id: 's', path: name }, access: { allow: ['everyone'], deny: [] } })) return one;
  return undefined;
}

test.each<[string, string]>([
  ['locked.docx', 'ENCRYPTED'], ['locked.xlsx', 'ENCRYPTED'], ['locked.pptx', 'ENCRYPTED'], ['locked.doc', 'ENCRYPTED'], ['locked.xls', 'ENCRYPTED'],
  ['locked.odt', 'ENCRYPTED'], ['locked.ods', 'ENCRYPTED'], ['locked.odp', 'ENCRYPTED'], ['locked.pdf', 'PDF_ENCRYPTED'], ['locked.zip', 'ARCHIVE_ENCRYPTED'], ['locked-aes.zip', 'ARCHIVE_ENCRYPTED'],
])('a file behind a password fails and says so: %s', async (name, code) => {
  expect(await read(name)).toMatchObject({ source: { path: name }, error: { code, message: expect.stringContaining('password'), todo: expect.stringContaining('password') } });
});

test('a PDF that only forbids to copy and print opens without a password and is read', async () => {
  expect(await read('owner-only.pdf')).toMatchObject({ metadata: { format: 'pdf' }, warnings: [] });
});
