import fc from 'fast-check';
import { chunkDocument, CHUNKER_VERSION } from '../../src/chunking/chunkDocument';
import { hashId } from '../../src/document/hashId';

const document = (markdown: string, metadata: Record<string, string | number | boolean> = { format: 'md' }, title = '') => ({ id: 'd', title, markdown, metadata });
const texts = (markdown: string, maxCharacters?: number) => chunkDocument(document(markdown), { maxCharacters }).map(({ text }) => text);
const sentence = (length: number, end = '。') => '請'.repeat(length - 1) + end;

describe('chunkDocument', () => {
  const cases: [name: string, why: string, markdown: string, max: number, expected: string[]][] = [
    ['keeps a small section whole', 'one idea, one chunk', '# 請假\n\n事假十四天。\n\n病假三十天。', 200, ['# 請假\n\n事假十四天。\n\n病假三十天。']],
    ['cuts at headings', 'a place names one heading', '# 甲\n\n一。\n\n# 乙\n\n二。', 200, ['# 甲\n\n一。', '# 乙\n\n二。']],
    ['joins a heading without text to the next', 'a heading alone answers nothing', '# 甲\n\n## 乙\n\n一。', 200, ['# 甲\n\n## 乙\n\n一。']],
    ['cuts after a Chinese sentence', '。 ends one', sentence(30) + sentence(30), 40, [sentence(30), sentence(30)]],
    ['keeps a quoted sentence together', 'a 。 within 「」 does not end it', `他說「好。${'請'.repeat(20)}。」完。${sentence(25)}`, 40, [`他說「好。${'請'.repeat(20)}。」完。`, sentence(25)]],
    ['does not take a decimal for an end', '3.5 is one number', `The rate is 3.5 percent today ok. ${'b'.repeat(30)}.`, 45, ['The rate is 3.5 percent today ok.', `${'b'.repeat(30)}.`]],
    ['does not take Dr. for an end', 'an abbreviation goes on', `We saw it. Then Dr. ${'b'.repeat(40)}`, 40, ['We saw it.', 'Then Dr.', 'b'.repeat(40)]],
    ['splits a long table by rows', 'rows stay readable', `| a | b |\n| - | - |\n${'| 一二三 | 四五六 |\n'.repeat(4)}`, 50, ['| a | b |\n| - | - |\n| 一二三 | 四五六 |\n| 一二三 | 四五六 |', '| 一二三 | 四五六 |\n| 一二三 | 四五六 |']],
    ['moves a table that fits to a chunk of its own', 'tables whole where they fit', `${sentence(30)}\n\n| a | b |\n| - | - |\n| 一 | 二 |`, 40, [sentence(30), '| a | b |\n| - | - |\n| 一 | 二 |']],
    ['keeps a list item together', 'an item is one idea', `- ${sentence(25)}\n- ${sentence(25)}`, 40, [`- ${sentence(25)}`, `- ${sentence(25)}`]],
    ['ignores headings in code', '# is a comment there', '```\n# not a heading\n```', 100, ['```\n# not a heading\n```']],
    ['does not cut a surrogate pair', 'half a character is none', '𠮷'.repeat(30), 41, ['𠮷'.repeat(20), '𠮷'.repeat(10)]],
    ['does not cut a family', 'joined emoji are one grapheme', '👨‍👩‍👧‍👦'.repeat(6), 40, ['👨‍👩‍👧‍👦'.repeat(3), '👨‍👩‍👧‍👦'.repeat(3)]],
    ['gives nothing for blanks', 'nothing to find', ' \n\n ', 100, []],
  ];
  test.each(cases)('%s (%s)', (_name, _why, markdown, max, expected) => expect(texts(markdown, max)).toEqual(expected));

  test('puts title, headings and a continued table header into the context, and lines of the source into the place', () => {
    const markdown = `# 甲\n\n## 乙\n\n| a | b |\n| - | - |\n${'| 一二三 | 四五六 |\n'.repeat(4)}`;
    const chunks = chunkDocument(document(markdown, { format: 'md', lineMap: '1=4' }, '手冊'), { maxCharacters: 50 });
    expect(chunks.map(({ context, place }) => [context, place])).toEqual([
      ['手冊 > 甲 > 乙', { headings: ['甲', '乙'], lines: [4, 10] }],
      ['手冊 > 甲 > 乙\n| a | b |', { headings: ['甲', '乙'], lines: [11, 13] }],
    ]);
  });

  test('never spans pages and keeps markers out of the text', () => {
    const chunks = chunkDocument(document('<!-- page 1 -->\n\n# 甲\n\n一。\n\n<!-- page 2 -->\n\n二。', { format: 'pdf' }));
    expect(chunks.map(({ text, place }) => [text, place])).toEqual([['# 甲\n\n一。', { headings: ['甲'], page: 1 }], ['二。', { headings: ['甲'], page: 2 }]]);
  });

  test('ends open code at a page marker, so that a stray fence cannot swallow pages', () => {
    expect(chunkDocument(document('<!-- page 1 -->\n\n```\n\n<!-- page 2 -->\n\n二。', { format: 'pdf' })).map(({ place }) => place.page)).toEqual([1, 2]);
  });

  test('numbers equal texts apart in their ids', () => {
    const chunks = chunkDocument(document('# 甲\n\n# 甲\n\n同。\n\n# 甲\n\n同。'.replace('# 甲\n\n', '')));
    expect(chunks.map(({ id }) => id)).toEqual([0, 1].map((n) => hashId('d', '# 甲\n\n同。', n, CHUNKER_VERSION)));
  });

  test('refuses a size that cannot hold a sentence', () => expect(() => chunkDocument(document('x'), { maxCharacters: 3 })).toThrow('3 characters'));

  const piece = fc.oneof(
    fc.constantFrom('# 標題\n', '## B\n', '\n', '\n\n', '| a | b |\n| - | - |\n', '| 一 | 二 |\n', '```\n', '- ', '。', '「', '」', '. ', ' ', '\n<!-- page 2 -->\n', '\n<!-- page 3 -->\n', '=====\n'),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('請'.repeat(90), 'word '.repeat(30), '👩🏽‍🚀'.repeat(20), 'e\u0301'.repeat(40), '🇹🇼'.repeat(20)),
  );
  const source = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
  const sizes = fc.integer({ min: 40, max: 200 });
  const marker = /^<!-- page \d+ -->$/gm;

  test('holds its promises on any text', () => {
    fc.assert(
      fc.property(source, sizes, (markdown, maxCharacters) => {
        const chunks = chunkDocument(document(markdown), { maxCharacters });
        let end = 0;
        let skipped = '';
        for (const { text, offsets } of chunks) {
          expect(text).toBe(markdown.slice(...offsets));
          expect(text.length).toBeLessThanOrEqual(maxCharacters);
          expect(text).not.toMatch(marker);
          expect(text.isWellFormed()).toBe(markdown.isWellFormed() || text.isWellFormed());
          expect(offsets[0]).toBeGreaterThanOrEqual(end);
          skipped += markdown.slice(end, offsets[0]);
          end = offsets[1];
        }
        expect((skipped + markdown.slice(end)).replace(marker, '').trim()).toBe('');
        expect(new Set(chunks.map(({ id }) => id)).size).toBe(chunks.length);
        expect(chunkDocument(document(markdown), { maxCharacters })).toEqual(chunks);
      }),
      { numRuns: 300 },
    );
  });

  test('never cuts a grapheme', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(source, sizes, (markdown, maxCharacters) => {
        const boundaries = new Set([...segmenter.segment(markdown)].map(({ index }) => index).concat(markdown.length));
        for (const { offsets } of chunkDocument(document(markdown), { maxCharacters })) expect(offsets.filter((offset) => !boundaries.has(offset))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['an unbroken Chinese run', '請', 400_000],
    ['an unbroken Latin run', 'a', 400_000],
    ['only brackets', '」', 400_000],
    ['only full stops', '.', 400_000],
    ['empty list items', '- a\n', 100_000],
    ['tables of one row', '| a |\n| - |\n', 50_000],
  ])('stays linear on %s', (_name, unit, count) => {
    const time = (n: number) => {
      const started = performance.now();
      chunkDocument(document(unit.repeat(n)));
      return performance.now() - started;
    };
    time(count / 4);
    const [quarter, whole] = [time(count / 4), time(count)];
    expect(whole).toBeLessThan(quarter * 12 + 100);
  });
});
