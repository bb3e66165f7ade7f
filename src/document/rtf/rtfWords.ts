/** Where the text of a group goes. */
export type RtfDestination = 'text' | 'skip' | 'fonts' | 'colours' | 'styles' | 'title' | 'author' | 'instruction' | 'footnote' | 'annotation';

/** Groups that hold nothing to read (RTF 1.9.1). */
export const SKIPPED = new Set(['pict', 'object', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'themedata', 'colorschememapping', 'datastore', 'latentstyles', 'listtable', 'listoverridetable', 'rsidtbl', 'generator', 'xmlnstbl', 'nonshppict', 'atnid', 'atnauthor', 'atrfstart', 'atrfend', 'atndate', 'atnref', 'bkmkstart', 'bkmkend', 'filetbl', 'revtbl', 'deleted']);

/** Groups that lead somewhere else than into the text. */
export const DESTINATIONS: Readonly<Record<string, RtfDestination>> = { fonttbl: 'fonts', colortbl: 'colours', stylesheet: 'styles', title: 'title', author: 'author', fldinst: 'instruction', footnote: 'footnote', annotation: 'annotation' };

/** Ignorable groups that hold text of the document all the same. */
export const READ_ANYWAY = new Set(['fldinst', 'annotation', 'shppict', 'shptxt', 'shpinst', 'listtext', 'pntext']);

/** Encodings by the number of a font's `\fcharset`. */
export const CHARSETS: Readonly<Record<number, string>> = { 0: 'windows-1252', 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254', 177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257', 204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250' };

/** Words that stand for a character. */
export const CHARACTERS: Readonly<Record<string, string>> = { tab: '\t', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: ' ', enspace: ' ', line: '\n' };
