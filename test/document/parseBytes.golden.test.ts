import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { buildDocument } from '../../src/document/buildDocument';
import { formatOf } from '../../src/document/formatOf';
import { parseBytes } from '../../src/document/parseBytes';

const ROOT = join(process.cwd(), 'test/fixtures/documents');

/** What a reviewer looks at: title, metadata and warnings, then the Markdown as it is. Set UPDATE_GOLDEN=1 to write it anew. */
async function render(folder: string): Promise<string> {
  const file = readdirSync(folder).find((name) => name.startsWith('input.'))!;
  const format = formatOf(file)!;
  const parsed = await parseBytes(readFileSync(join(folder, file)), format);
  const { title, category, language, metadata, warnings, markdown } = buildDocument({ tenant: 't', source: { id: 's', path: `input${extname(file)}` }, access: { allow: [], deny: [] }, format }, parsed);
  return `${JSON.stringify({ title, category, language, metadata, warnings: warnings.map(({ code }) => code) }, null, 1)}\n\n${markdown}\n`;
}

describe('parseBytes', () => {
  test.each(readdirSync(ROOT))('reads %s as a reviewer saw it', async (name) => {
    const expected = join(ROOT, name, 'expected.md');
    const actual = await render(join(ROOT, name));
    if (process.env.UPDATE_GOLDEN === '1' || !existsSync(expected)) writeFileSync(expected, actual);
    expect(actual).toBe(readFileSync(expected, 'utf8'));
  });
});
