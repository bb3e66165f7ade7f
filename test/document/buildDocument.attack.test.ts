import { chunkDocument } from '../../src/chunking/chunkDocument';
import { buildDocument } from '../../src/document/buildDocument';
import { contentHash } from '../../src/document/contentHash';
import { ExpansionBudget } from '../../src/document/archive/ExpansionBudget';
import { parseBytes } from '../../src/document/parseBytes';
import type { ParsedSource } from '../../src/document/ParsedSource';

const origin = { tenant: 't', source: { id: 's', path: '人資/請假.辦法.md' }, access: { allow: ['everyone' as const], deny: [] }, format: 'md' as const };
const build = (parsed: Partial<ParsedSource>) => buildDocument(origin, { markdown: '一。', ...parsed });

describe('buildDocument', () => {
  test('names a document without a title after its file', () => expect(build({}).title).toBe('請假.辦法'));
  test('hashes title, text and category, not access', () => {
    const document = build({ title: '甲' });
    expect(document.contentHash).toBe(contentHash(document));
    expect(buildDocument({ ...origin, access: { allow: [], deny: [] } }, { markdown: '一。', title: '甲' }).contentHash).toBe(document.contentHash);
    expect(build({ title: '乙' }).contentHash).not.toBe(document.contentHash);
  });
  test('lets no front matter pass for our own metadata', () => {
    const { metadata } = build({ metadata: { format: 'pdf', lineMap: '1=999', categoryReason: 'trust me' } });
    expect(metadata).toMatchObject({ format: 'md', categoryReason: 'title of a rule or reference' });
    expect(metadata).not.toHaveProperty('lineMap');
  });
  const refused: [name: string, markdown: string, code: string][] = [
    ['no text', ' \n ', 'EMPTY_DOCUMENT'],
    ['lost characters', 'a\ufffdb', 'TEXT_DAMAGED'],
    ['half characters', 'a\ud800b', 'TEXT_DAMAGED'],
  ];
  test.each(refused)('refuses %s', (_name, markdown, code) => expect(() => build({ markdown })).toThrow(expect.objectContaining({ code })));
  test('drops a lost character of a long text and says so', () => {
    const document = build({ markdown: `${'好'.repeat(5_000)}\ufffd` });
    expect(document.markdown).not.toContain('\ufffd');
    expect(document.warnings).toMatchObject([{ code: 'TEXT_DAMAGED' }]);
  });
});

describe('page markers of a source', () => {
  const MARKER = '<!-- page 9 -->';
  const sources: [format: 'md' | 'txt' | 'csv' | 'html', why: string, text: string][] = [
    ['md', 'a comment', `甲\n${MARKER}\n乙`],
    ['md', 'a comment in code', `\`\`\`\n${MARKER}\n\`\`\``],
    ['txt', 'a line', `甲\n${MARKER}\n乙`],
    ['txt', 'a line that becomes one when a lost character goes', `${'好'.repeat(5_000)}\n<!-- pa\ufffdge 9 -->\n乙`],
    ['csv', 'a cell', `a,b\n${MARKER},x`],
    ['html', 'escaped text', '<p>甲</p><p>&lt;!-- page 9 --&gt;</p>'],
    ['html', 'escaped preformatted text', '<p>甲</p><pre>&lt;!-- page 9 --&gt;</pre>'],
  ];
  test.each(sources)('do not pass for ours in %s: %s', async (format, _why, text) => {
    const document = buildDocument({ ...origin, format }, await parseBytes(Buffer.from(text), format, { path: 'input', budget: new ExpansionBudget(), services: {} }));
    expect(document.markdown).not.toMatch(/^<!-- page \d+ -->$/m);
    expect(chunkDocument(document).every(({ place }) => place.page === undefined)).toBe(true);
  });
});
