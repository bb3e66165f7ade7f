import { cutComments } from '../../src/document/cutComments';

describe('cutComments', () => {
  const cases: [name: string, why: string, input: string, text: string, cut: number][] = [
    ['a comment in a line', 'readers do not see it', '甲 <!-- x --> 乙', '甲  乙', 1],
    ['a comment over lines', 'lines keep their numbers', '甲\n<!-- x\ny -->\n乙', '甲\n\n\n乙', 1],
    ['two in one line', 'both go', '<!--a-->甲<!--b-->', '甲', 2],
    ['a page marker', 'it is ours alone', '<!-- page 3 -->\n甲', '\n甲', 1],
    ['a page marker in code', 'even shown it would count', '```\n<!-- page 3 -->\n```', '```\n\n```', 0],
    ['a comment in code', 'readers see it', '```\n<!-- x -->\n```', '```\n<!-- x -->\n```', 0],
    ['a comment in inline code', 'readers see it', 'use `<!-- x -->` here', 'use `<!-- x -->` here', 0],
    ['a fence within a comment', 'it opens no code', '<!--\n```\n-->\n<!-- page 2 -->', '\n\n\n', 2],
    ['a marker made by cutting', 'the pieces must not join', '<!<!-- x -->-- page 2 -->', '', 1],
  ];
  test.each(cases)('treats %s (%s)', (_name, _why, input, text, cut) => {
    const result = cutComments(input);
    expect(result).toEqual({ text, cut });
    expect(result.text).not.toMatch(/^<!-- page \d+ -->$/m);
    expect(result.text.split('\n')).toHaveLength(input.split('\n').length);
  });
  test('says where a comment hides the rest', () => expect(cutComments('甲\n<!-- x\n乙')).toEqual({ text: '甲\n\n', cut: 1, unclosedAt: 2 }));
});
