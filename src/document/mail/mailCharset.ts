import { isMojibake } from '../encoding/isMojibake';
import { scoreText } from '../encoding/scoreText';

/** What East Asian mail programs really sent under a wrong name, or under none. */
const CANDIDATES = ['utf-8', 'big5', 'gb18030', 'shift_jis', 'euc-kr', 'iso-2022-jp', 'windows-1252'] as const;

const isDamaged = (text: string) => text.includes('\ufffd') || isMojibake(text);

/** Reads a mail as it says; where that damages its text, in the encoding that fits best. */
export async function chooseReading<T>(read: (charset?: string) => Promise<T>, textOf: (mail: T) => string): Promise<{ mail: T; charset?: string }> {
  const stated = await read();
  if (!isDamaged(textOf(stated))) return { mail: stated };
  let best: { mail: T; charset?: string; score: number } = { mail: stated, score: -Infinity };
  for (const charset of CANDIDATES) {
    const mail = await read(charset);
    const text = textOf(mail);
    const score = isDamaged(text) ? -Infinity : scoreText(text, charset);
    if (score > best.score) best = { mail, charset, score };
  }
  return best;
}

/** The mail with every text part said to be in `charset`. */
export function withCharset(raw: Buffer, charset: string): Buffer {
  const text = raw.toString('latin1').replace(/^(content-type:[ \t]*text\/[\w.+-]+)([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/gim, (_all, type: string, rest: string) => `${type}; charset=${charset}${rest.replace(/;\s*charset\s*=\s*("[^"]*"|[^;\s]*)/gi, '')}`);
  const typed = /^content-type:/im.test(text.split(/\r?\n\r?\n/, 1)[0]!) ? text : `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit\r\n${text}`;
  return Buffer.from(typed, 'latin1');
}
