/** What an RTF file is made of: groups, control words with their number, bytes of text. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value?: number }
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string };

const WORD = /([a-z]{1,32})(-?\d{1,10})? ?/iy;
const PLAIN = /[^\\{}\r\n]+/y;

/** Reads an RTF file (1.9.1) token by token; `source` holds one character a byte. Raw data after `\bin` is passed over. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  for (let at = 0; at < source.length; ) {
    const char = source[at]!;
    if (char === '{' || char === '}') {
      yield char === '{' ? { kind: 'open' } : { kind: 'close' };
      at++;
    } else if (char === '\r' || char === '\n') at++;
    else if (char !== '\\') {
      PLAIN.lastIndex = at;
      const text = PLAIN.exec(source)![0];
      yield { kind: 'text', text };
      at += text.length;
    } else {
      const [token, next] = control(source, at + 1);
      if (token) yield token;
      at = token?.kind === 'word' && token.word === 'bin' ? next + Math.max(0, token.value ?? 0) : next;
    }
  }
}

const SYMBOLS: Readonly<Record<string, RtfToken>> = {
  '\\': { kind: 'text', text: '\\' }, '{': { kind: 'text', text: '{' }, '}': { kind: 'text', text: '}' }, '~': { kind: 'text', text: ' ' }, _: { kind: 'text', text: '-' },
  '*': { kind: 'word', word: '*' }, '\n': { kind: 'word', word: 'par' }, '\r': { kind: 'word', word: 'par' },
};

function control(source: string, at: number): [RtfToken | undefined, number] {
  if (source[at] === "'") return [{ kind: 'byte', byte: Number.parseInt(source.slice(at + 1, at + 3), 16) || 0x20 }, at + 3];
  WORD.lastIndex = at;
  const match = WORD.exec(source);
  if (!match) return [SYMBOLS[source[at] ?? ''], at + 1];
  return [{ kind: 'word', word: match[1]!, value: match[2] === undefined ? undefined : Number(match[2]) }, at + match[0].length];
}
