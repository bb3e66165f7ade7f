import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, FailedDocument } from '../../src/document/Document';
import { readDocuments } from '../../src/document/readDocuments';

const ROOT = join(process.cwd(), 'test/fixtures/documents');

/** What a reviewer looks at: title, metadata and warnings, then the Markdown as it is. */
function show(read: Document | FailedDocument): string {
  if ('error' in read) return `${JSON.stringify({ path: read.source.path, ...read.error }, null, 1)}\n`;
  const { source, title, category, language, metadata, warnings, markdown } = read;
  return `${JSON.stringify({ path: source.path, title, category, language, metadata, warnings: warnings.map(({ code }) => code) }, null, 1)}\n\n${markdown}\n`;
}

/** Set UPDATE_GOLDEN=1 to write it anew. */
async function render(folder: string): Promise<string> {
  const file = readdirSync(folder).find((name) => name.startsWith('input.'))!;
  const shown: string[] = [];
  for await (const read of readDocuments(readFileSync(join(folder, file)), { tenant: 't', source: { id: 's', path: file }, access: { allow: [], deny: [] } })) shown.push(show(read));
  return shown.join('\n========\n\n');
}

describe('readDocuments', () => {
  test.each(readdirSync(ROOT))('reads %s as a reviewer saw it', async (name) => {
    const expected = join(ROOT, name, 'expected.md');
    const actual = await render(join(ROOT, name));
    if (process.env.UPDATE_GOLDEN === '1' || !existsSync(expected)) writeFileSync(expected, actual);
    expect(actual).toBe(readFileSync(expected, 'utf8'));
  });
});
