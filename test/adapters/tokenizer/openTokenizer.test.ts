import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { openTokenizer, type TokenizerChoice } from '../../../src/adapters/connect';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { inVersionOf } from '../../../src/knowledge/inVersionOf';
import { makeDocument } from '../../fixtures/documents';

const folder = join(process.cwd(), 'test/fixtures/tokenizers');
const KINDS = [{ kind: 'o200k_base' }, { kind: 'cl100k_base' }, { kind: 'file', path: join(folder, 'bpe.json') }, { kind: 'file', path: join(folder, 'unigram.json') }] as const satisfies readonly TokenizerChoice[];
const document = (markdown: string, title = '員工手冊') => ({ id: 'd', title, markdown, metadata: { format: 'md' } });

/** The published encoder, which ours has to agree with. */
function published(name: string): (text: string) => number {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const { Tiktoken } = require('js-tiktoken/lite') as { Tiktoken: new (ranks: unknown) => { encode(text: string, allowed: string[], disallowed: string[]): number[] } };
  const encoder = new Tiktoken(require(`js-tiktoken/ranks/${name}`));
  return (text) => encoder.encode(text, [], []).length;
}

const texts = fc.array(fc.oneof(fc.constantFrom('員工請假應依規定辦理。', ' the quick brown fox', '```\nconst a = 1;\n```\n', '| 一 | 二 |\n', '\n\n', '請'.repeat(30), '👩🏽‍🚀', 'é', '2026/11/24', '   '), fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 12 }).map((parts) => parts.join(''));

describe('openTokenizer', () => {
  test.each(['o200k_base', 'cl100k_base'] as const)('counts as the published encoder does: %s', async (kind) => {
    const [ours, theirs] = [await openTokenizer({ kind }), published(kind)];
    fc.assert(fc.property(texts, (text) => expect(ours.count(text)).toBe(theirs(text))), { numRuns: 60 });
  });

  test('counts the marks that a model puts around a text', async () => {
    const tokenizer = await openTokenizer({ kind: 'file', path: join(folder, 'unigram.json') });
    expect([tokenizer.count(''), tokenizer.count('請假')]).toEqual([2, 4]);
  });

  test.each([['a file that is absent', 'none.json'], ['a file that is something else', '../secretStrings.json']])('refuses %s', async (_why, name) => {
    await expect(openTokenizer({ kind: 'file', path: join(folder, name) })).rejects.toMatchObject({ code: 'TOKENIZER_UNREADABLE', todo: expect.stringContaining('tokenizer.json') });
  });
});

describe.each(KINDS)('chunkDocument in tokens of $kind $path', (choice) => {
  const pieces = fc.array(fc.oneof(fc.constantFrom('# 請假\n\n', '## 公司 the rules of leave\n\n', '員工請假的公司規定。', '| a | b |\n| - | - |\n| 一 | 二 |\n', '```\ncode\n```\n', '\n\n', '請'.repeat(150), 'word '.repeat(60), '𠮷'.repeat(40), '👩🏽‍🚀'.repeat(10)), fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 25 }).map((parts) => parts.join(''));

  test('holds its promises on any text: never over the size with its context, nothing lost, no half character, always the same', async () => {
    const tokenizer = await openTokenizer(choice);
    fc.assert(
      fc.property(pieces, fc.integer({ min: 64, max: 200 }), (markdown, max) => {
        const tokens = { max, tokenizer };
        const chunks = chunkDocument(document(markdown), { tokens });
        let end = 0;
        let skipped = '';
        for (const { text, context, offsets } of chunks) {
          expect(tokenizer.count(context ? `${context}\n\n${text}` : text)).toBeLessThanOrEqual(max);
          expect(text).toBe(markdown.slice(...offsets));
          expect(text.isWellFormed()).toBe(true);
          skipped += markdown.slice(end, offsets[0]);
          end = offsets[1];
        }
        expect((skipped + markdown.slice(end)).trim()).toBe('');
        expect(chunkDocument(document(markdown), { tokens })).toEqual(chunks);
      }),
      { numRuns: 25 },
    );
  });

  test('stays linear on a Chinese run without a break', async () => {
    const tokenizer = await openTokenizer(choice);
    const time = (characters: number) => {
      const started = performance.now();
      chunkDocument(document('請'.repeat(characters)), { tokens: { max: 500, tokenizer } });
      return performance.now() - started;
    };
    time(10_000);
    const [quarter, whole] = [time(25_000), time(100_000)];
    expect(whole).toBeLessThan(quarter * 12 + 300);
  });
});

describe('chunks in tokens', () => {
  test('keep a table and code whole where they fit', async () => {
    const tokenizer = await openTokenizer({ kind: 'o200k_base' });
    const table = `| 項目 | 值 |\n| --- | --- |\n${'| 一二三 | 四五六 |\n'.repeat(5)}`.trim();
    const markdown = `${'公司的規定。'.repeat(30)}\n\n${table}\n\n\`\`\`\nconst a = 1;\nconst b = 2;\n\`\`\``;
    const chunks = chunkDocument(document(markdown), { tokens: { max: 150, tokenizer } }).map(({ text }) => text);
    expect(chunks.filter((text) => text.includes('| 項目 |') && text.includes(table))).toHaveLength(1);
    expect(chunks.filter((text) => text.includes('const a = 1;\nconst b = 2;'))).toHaveLength(1);
  });

  test('fill more than half of the size on plain text', async () => {
    for (const choice of KINDS) {
      const tokenizer = await openTokenizer(choice);
      const chunks = chunkDocument(document('員工請假的公司規定，the rules of leave。'.repeat(300)), { tokens: { max: 256, tokenizer } });
      const counts = chunks.slice(0, -1).map(({ text, context }) => tokenizer.count(`${context}\n\n${text}`));
      expect(Math.min(...counts)).toBeGreaterThan(150);
    }
  });

  test('shorten a context that leaves no room for the text', async () => {
    const tokenizer = await openTokenizer({ kind: 'o200k_base' });
    const chunks = chunkDocument(document(`# ${'很長的標題'.repeat(40)}\n\n## 短\n\n${'內容。'.repeat(60)}`, '書名'), { tokens: { max: 64, tokenizer } });
    expect(chunks.at(-1)?.context).toBe('短');
  });

  test('another tokenizer or size is another version of the document, characters are the first one', async () => {
    const [o200k, cl100k] = [await openTokenizer({ kind: 'o200k_base' }), await openTokenizer({ kind: 'cl100k_base' })];
    const batch = { documents: [makeDocument('a.md')], failed: [], listings: [] };
    const hashes = [{ maxCharacters: 300 }, { tokens: { max: 300, tokenizer: o200k } }, { tokens: { max: 400, tokenizer: o200k } }, { tokens: { max: 300, tokenizer: cl100k } }].map((size) => inVersionOf(batch, size).documents[0]!.contentHash);
    expect([new Set(hashes).size, hashes[0]]).toEqual([4, batch.documents[0]!.contentHash]);
    const ids = [o200k, cl100k].map((tokenizer) => chunkDocument(document('一。'), { tokens: { max: 300, tokenizer } })[0]!.id);
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('refuse a size that holds nothing', async () => {
    const tokenizer = await openTokenizer({ kind: 'o200k_base' });
    expect(() => chunkDocument(document('一'), { tokens: { max: 10, tokenizer } })).toThrow('10 tokens');
  });
});
