import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decodeText } from '../../src/document/decodeText';

const bytes = (...values: number[]) => Uint8Array.from(values);
const BIG5_PHRASE = bytes(0xad, 0xfb, 0xa4, 0x75, 0xbd, 0xd0, 0xb0, 0xb2, 0xbf, 0xec, 0xaa, 0x6b); // 員工請假辦法

describe('decodeText', () => {
  const read: [name: string, why: string, input: Uint8Array, text: string, encoding: string][] = [
    ['UTF-8', 'the usual case', Buffer.from('員工'), '員工', 'utf-8'],
    ['UTF-8 with a mark', 'Excel writes one', Buffer.from('\ufeff員工'), '員工', 'utf-8'],
    ['UTF-16 little-endian', 'Notepad calls it Unicode', Buffer.from('\ufeff員工', 'utf16le'), '員工', 'utf-16le'],
    ['UTF-16 big-endian', 'older systems', bytes(0xfe, 0xff, 0x54, 0xe1), '員', 'utf-16be'],
    ['UTF-16 without a mark', 'zeros give it away', Buffer.from('plain text, long enough', 'utf16le'), 'plain text, long enough', 'utf-16le'],
    ['Big5', 'old Windows in Taiwan', BIG5_PHRASE, '員工請假辦法', 'big5'],
    ['Big5 with the euro sign of cp950', 'an extension that is used', bytes(...BIG5_PHRASE, 0xa3, 0xe1), '員工請假辦法€', 'big5'],
    ['Big5 with Hong Kong characters', 'HKSCS is Big5 to its writers', iconv.encode('啲嘢喺度㗎，佢哋唔係咁諗。公司員工放假要申請。', 'big5hkscs'), '啲嘢喺度㗎，佢哋唔係咁諗。公司員工放假要申請。', 'big5'],
    ['Big5 of one line', 'a name and an address', iconv.encode('臺北市信義區信義路五段7號 王小明 0912345678', 'big5'), '臺北市信義區信義路五段7號 王小明 0912345678', 'big5'],
    ['GB18030', 'a supplier in China', iconv.encode('员工请假，应按规定办理手续。', 'gb18030'), '员工请假，应按规定办理手续。', 'gb18030'],
    ['Traditional text in GB18030', 'a Taiwanese plant in China', iconv.encode('員工請假，應依規定辦理手續。', 'gb18030'), '員工請假，應依規定辦理手續。', 'gb18030'],
    ['Shift-JIS', 'a customer in Japan', iconv.encode('社員の休暇は規定に従って申請してください。', 'shift_jis'), '社員の休暇は規定に従って申請してください。', 'shift_jis'],
    ['EUC-JP', 'an old Unix in Japan', iconv.encode('社員の休暇は規定に従って申請してください。', 'euc-jp'), '社員の休暇は規定に従って申請してください。', 'euc-jp'],
    ['ISO-2022-JP', 'it passes for ASCII', bytes(0x1b, 0x24, 0x42, 0x32, 0x71, 0x35, 0x44, 0x1b, 0x28, 0x42), '会議', 'iso-2022-jp'],
    ['EUC-KR', 'its pairs lie in the grid of Big5', iconv.encode('직원의 휴가는 회사 규정에 따라 신청하여야 합니다.', 'euc-kr'), '직원의 휴가는 회사 규정에 따라 신청하여야 합니다.', 'euc-kr'],
    ['Windows-1252', 'French', iconv.encode('Le congé doit être demandé à l’avance.', 'win1252'), 'Le congé doit être demandé à l’avance.', 'windows-1252'],
    ['Windows-1250', 'Polish', iconv.encode('Urlop należy zgłosić wcześniej zgodnie z zasadami spółki.', 'win1250'), 'Urlop należy zgłosić wcześniej zgodnie z zasadami spółki.', 'windows-1250'],
    ['Windows-1251', 'Russian', iconv.encode('Отпуск оформляется по правилам компании.', 'win1251'), 'Отпуск оформляется по правилам компании.', 'windows-1251'],
    ['Chinese in UTF-16 without a mark', 'no zeros give it away', Buffer.from('員工請假應依規定辦理，並於三日前申請。', 'utf16le'), '員工請假應依規定辦理，並於三日前申請。', 'utf-16le'],
    ['every kind of line end', 'lines are counted', Buffer.from('a\r\nb\rc\n'), 'a\nb\nc\n', 'utf-8'],
    ['decomposed letters', 'macOS writes them so', Buffer.from('e\u0301'), 'é', 'utf-8'],
    ['control characters', 'they break JSON readers', Buffer.from('a\u0007b\tc\u0085'), 'ab\tc', 'utf-8'],
  ];
  test.each(read)('reads %s (%s)', (_name, _why, input, text, encoding) => expect(decodeText(input)).toMatchObject({ text, encoding }));

  const refused: [name: string, why: string, input: Uint8Array, code: string][] = [
    ['Big5 cut in the middle', 'half a character is lost', BIG5_PHRASE.subarray(0, 11), 'ENCODING_UNKNOWN'],
    ['UTF-8 cut in the middle', 'half a character is lost', Buffer.from('員工').subarray(0, 5), 'ENCODING_UNKNOWN'],
    ['a lone surrogate in UTF-16', 'not a character', bytes(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00), 'ENCODING_UNKNOWN'],
    ['binary data', 'a wrong extension', bytes(0x41, 0x00, 0x00, 0x00, 0x42), 'NOT_TEXT'],
  ];
  test.each(refused)('refuses %s (%s)', (_name, _why, input, code) => {
    expect(() => decodeText(input)).toThrow(expect.objectContaining({ code }));
  });

  test('believes a page that names its encoding, but only if every byte agrees', () => {
    expect(decodeText(bytes(0xd4, 0xb1, 0xb9, 0xa4), 'gb2312').text).toBe('员工');
    expect(() => decodeText(bytes(0xd4, 0xb1, 0xb9), 'gb2312')).toThrow('damaged');
  });

  test('never lets a replacement character out', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        try {
          const { text } = decodeText(input);
          expect(text.includes('\ufffd') && !Buffer.from(input).includes('\ufffd')).toBe(false);
        } catch (error) {
          expect(error).toMatchObject({ todo: expect.any(String) });
        }
      }),
    );
  });
});
