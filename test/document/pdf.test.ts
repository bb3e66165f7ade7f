import { cutRepeatedLines } from '../../src/document/pdf/cutRepeatedLines';
import { layPage } from '../../src/document/pdf/layPage';

const pagesOf = (...pages: string[][]) => pages.map((lines) => lines.map((text) => ({ text })));
const textsOf = (pages: readonly (readonly { text: string }[])[]) => pages.map((lines) => lines.map(({ text }) => text));

describe('cutRepeatedLines', () => {
  const cases: [name: string, why: string, pages: string[][], kept: string[][]][] = [
    ['a running header', 'it says nothing on the second page', [['機密', '甲'], ['機密', '乙'], ['機密', '丙']], [['甲'], ['乙'], ['丙']]],
    ['page numbers in words', 'they count with the pages', [['甲', '第 1 頁'], ['乙', '第 2 頁'], ['丙', '第 3 頁']], [['甲'], ['乙'], ['丙']]],
    ['page numbers of two pages', 'they say which page they are', [['甲', '1 / 2'], ['乙', '2 / 2']], [['甲'], ['乙']]],
    ['numbers that count from a cover on', 'an offset stays the same', [['甲', '- 5 -'], ['乙', '- 6 -'], ['丙', '- 7 -']], [['甲'], ['乙'], ['丙']]],
    ['rules that differ by a number only', 'they are the text', [['第1條 至 10 元'], ['第4條 至 20 元'], ['第9條 至 35 元']], [['第1條 至 10 元'], ['第4條 至 20 元'], ['第9條 至 35 元']]],
    ['what stands on two pages of three in the middle', 'only edges are looked at', [['一', '二', '三', '同', '四', '五', '六'], ['七', '八', '九', '同', '十', '百', '千']], [['一', '二', '三', '同', '四', '五', '六'], ['七', '八', '九', '同', '十', '百', '千']]],
  ];
  test.each(cases)('treats %s (%s)', (_name, _why, pages, kept) => expect(textsOf(cutRepeatedLines(pagesOf(...pages)))).toEqual(kept));
});

describe('layPage', () => {
  const row = (...cells: string[]) => ({ text: cells.join(' '), level: 0, cells });
  test('makes a table of three lines whose parts stand apart', () => {
    expect(layPage([{ text: '金額如下。', level: 0 }, row('科目', '金額'), row('設備', '4,100'), row('人力', '1,180')])).toBe('金額如下。\n\n| 科目 | 金額 |\n| --- | --- |\n| 設備 | 4,100 |\n| 人力 | 1,180 |');
  });
  test('leaves two such lines as text: they may be an address', () => expect(layPage([row('地址', '新竹'), row('電話', '03')])).not.toContain('|'));
});
