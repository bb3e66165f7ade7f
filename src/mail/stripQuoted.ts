/** Lines with which mail programs begin what is being answered or forwarded, in the languages of our offices. */
const BEGINS_QUOTE = [
  /^-{3,} ?(?:Original Message|Forwarded message|原始郵件|原始邮件|轉寄的郵件|转发邮件) ?-{3,}/i,
  /^On .{4,200} wrote:$/,
  /(?:寫道|写道) ?[：:]$/,
  /^_{10,}$/,
];
/** Outlook's way: a block of header lines, of which at least one more follows. */
const FROM_LINE = /^\*?(?:寄件者|寄件人|发件人|From)\*? ?[：:]/i;
const OTHER_LINE = /^\*?(?:Sent|Date|To|Subject|寄件日期|日期|傳送時間|发送时间|收件者|收件人|主旨|主题)\*? ?[：:]/i;
const SIGNATURE = /^--$/;
const LINE_LIMIT = 300;

/** What the sender wrote: without the quoted mail below it, without lines marked with `>` and without the signature (RFC 3676). */
export function stripQuoted(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const looked = lines.map((line) => line.trim().slice(0, LINE_LIMIT));
  const end = looked.findIndex((line, index) => SIGNATURE.test(line) || (index > 0 && beginsQuote(line, looked.slice(index + 1, index + 4))));
  return lines.slice(0, end < 0 ? lines.length : end).filter((line) => !/^\s*>/.test(line)).join('\n').trim();
}

function beginsQuote(line: string, next: readonly string[]): boolean {
  if (BEGINS_QUOTE.some((pattern) => pattern.test(line))) return true;
  return FROM_LINE.test(line) && next.some((other) => OTHER_LINE.test(other));
}
