import fc from 'fast-check';
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
    ['every kind of line end', 'lines are counted', Buffer.from('a\r\nb\rc\n'), 'a\nb\nc\n', 'utf-8'],
    ['decomposed letters', 'macOS writes them so', Buffer.from('e\u0301'), 'é', 'utf-8'],
    ['control characters', 'they break JSON readers', Buffer.from('a\u0007b\tc\u0085'), 'ab\tc', 'utf-8'],
  ];
  test.each(read)('reads %s (%s)', (_name, _why, input, text, encoding) => expect(decodeText(input)).toEqual({ text, encoding }));

  const refused: [name: string, why: string, input: Uint8Array, code: string][] = [
    ['GB2312', 'read as Big5 it is nonsense', bytes(...Array<number[]>(10).fill([0xd4, 0xb1, 0xb9, 0xa4, 0xc7, 0xeb, 0xbc, 0xd9]).flat()), 'ENCODING_UNKNOWN'],
    ['Shift-JIS', 'read as Big5 it is nonsense', bytes(0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd), 'ENCODING_UNKNOWN'],
    ['EUC-KR', 'its pairs lie in the grid of Big5', bytes(...Array<number[]>(10).fill([0xb0, 0xa1, 0xb3, 0xaa, 0xb4, 0xd9]).flat()), 'ENCODING_UNKNOWN'],
    ['Latin-1', 'é is half a pair', Buffer.from('caf\u00e9 au lait', 'latin1'), 'ENCODING_UNKNOWN'],
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
    expect(() => decodeText(bytes(0xd4, 0xb1, 0xb9), 'gb2312')).toThrow('neither');
    expect(() => decodeText(bytes(0xd4, 0xb1, 0xb9, 0xa4, 0xc7, 0xeb), 'x-user-defined')).toThrow('neither');
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
