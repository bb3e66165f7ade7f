import { joinLines } from '../../src/document/joinLines';

const lines = (...texts: string[]) => texts.map((text) => ({ text, level: 0 }));

describe('joinLines', () => {
  const cases: [name: string, why: string, input: string[], expected: string][] = [
    ['Chinese lines without a space', 'Chinese has none', ['員工密碼至少十二碼，每九十天', '更換一次。'], '員工密碼至少十二碼，每九十天更換一次。'],
    ['English lines with a space', 'words stay apart', ['The quick brown fox jumps', 'over the dog.'], 'The quick brown fox jumps over the dog.'],
    ['a word broken by a hyphen', 'it is one word', ['The quick brown manipu-', 'lation of dogs.'], 'The quick brown manipulation of dogs.'],
    ['a hyphen that belongs', 'A-B is a name', ['The quick brown fox FPS-', '210 jumps over dogs.'], 'The quick brown fox FPS- 210 jumps over dogs.'],
    ['paragraphs apart', 'a sentence ended', ['第一段在這裡結束了。', '第二段。'], '第一段在這裡結束了。\n\n第二段。'],
    ['a short line apart', 'a full line would have gone on', ['短行', '這是很長很長很長很長的一行文字'], '短行\n\n這是很長很長很長很長的一行文字'],
    ['list items apart', 'a number begins one', ['1. 第一項很長很長很長很長', '2. 第二項'], '1. 第一項很長很長很長很長\n\n2. 第二項'],
    ['a version number within a sentence', '3.2.0 numbers no item', ['在 5 kPa 以下須關閉，韌體', '3.2.0 起不受此限。'], '在 5 kPa 以下須關閉，韌體3.2.0 起不受此限。'],
    ['a time within a sentence', '10:30 is no field', ['請各位同仁務必於當天上午', '10:30 前訂餐。'], '請各位同仁務必於當天上午10:30 前訂餐。'],
  ];
  test.each(cases)('keeps %s (%s)', (_name, _why, input, expected) => expect(joinLines(lines(...input))).toBe(expected));
  test('joins the lines of one heading, not headings of two levels', () => {
    expect(joinLines([{ text: 'A long', level: 1 }, { text: 'title', level: 1 }, { text: 'Part', level: 2 }])).toBe('# A long title\n\n## Part');
  });
});
