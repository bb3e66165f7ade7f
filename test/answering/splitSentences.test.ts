import { splitSentences } from '../../src/answering/splitSentences';

const cases = [
  { why: 'Chinese stops end sentences', text: '特休七日。逾期折算工資！可以嗎？', pieces: ['特休七日。', '逾期折算工資！', '可以嗎？'] },
  { why: 'closing quotes belong to the sentence', text: '他說：「不行。」然後走了。', pieces: ['他說：「不行。」', '然後走了。'] },
  { why: 'an abbreviation or a decimal ends nothing', text: 'Ask Dr. Wang about 3.5 volts. It is due.', pieces: ['Ask Dr. Wang about 3.5 volts.', 'It is due.'] },
  { why: 'list items stand alone', text: '1. 填單。\n2. 送主管核准。', pieces: ['1. 填單。', '2. 送主管核准。'] },
  { why: 'the rule of a table says nothing', text: '| 級 | 元 |\n| --- | --- |\n| A | 300 |', pieces: ['| 級 | 元 |', '| A | 300 |'] },
  { why: 'a heading is a piece of its own', text: '## 病假\n滿三日附證明。', pieces: ['## 病假', '滿三日附證明。'] },
  { why: 'a sentence broken by the page width stays whole', text: '國外出差之住宿費每晚上限為新台幣五千元整且應檢附\n正式收據。', pieces: ['國外出差之住宿費每晚上限為新台幣五千元整且應檢附\n正式收據。'] },
  { why: 'fields of a form are lines of their own', text: '姓名：王小明\n分機：312', pieces: ['姓名：王小明', '分機：312'] },
  { why: 'nothing gives nothing', text: ' \n\n', pieces: [] },
];

test.each(cases)('$why', ({ text, pieces }) => {
  expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(pieces);
});

test('a row knows the header of its table, and not that of the table before', () => {
  const rows = splitSentences('| a |\n| - |\n| 1 |\n\n| b |\n| - |\n| 2 |').map(({ header }) => header);
  expect(rows).toEqual([undefined, '| a |', undefined, '| b |']);
});
