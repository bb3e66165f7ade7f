const NAMES: Readonly<Record<number, string>> = {
  932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 951: 'big5', 1200: 'utf-16le', 20932: 'euc-jp', 50220: 'iso-2022-jp', 50221: 'iso-2022-jp', 51932: 'euc-jp', 51949: 'euc-kr', 52936: 'gb18030', 54936: 'gb18030', 65001: 'utf-8',
  874: 'windows-874', 1250: 'windows-1250', 1251: 'windows-1251', 1252: 'windows-1252', 1253: 'windows-1253', 1254: 'windows-1254', 1255: 'windows-1255', 1256: 'windows-1256', 1257: 'windows-1257', 1258: 'windows-1258',
  20127: 'windows-1252', 28591: 'windows-1252', 10000: 'macintosh', 10002: 'big5', 10008: 'gb18030',
};

/** The encoding that a Windows code page number names, or undefined. */
export const codepageName = (codepage: number | undefined): string | undefined => (codepage === undefined ? undefined : NAMES[codepage]);
