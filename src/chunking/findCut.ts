const OPENING = '「『（(《〈【〔［[“';
const CLOSING = '」』）)》〉】〕］]”';
const SENTENCE_END = '。！？!?；;…';
const CLAUSE_END = '，、,：:';
const ABBREVIATION = /(?:^|[\s(])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|No|Nos|Fig|Figs|Eq|Sec|vs|etc|cf|Inc|Ltd|Co|Corp|Dept|approx|e\.g|i\.e|a\.m|p\.m|U\.S)\.$/;
/** The characters below U+2000 after which a cut may be thought of; the others are passed by quickly. */
const BREAKING = ' \t\n.!?;,:)]"';
/** How far past the limit the grapheme search looks, so that a boundary at the limit is a true one. */
const GRAPHEME_SLACK = 64;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The best place in (start, limit] to end a chunk: after a sentence outside quotes and brackets, else after any sentence,
 * a line, a clause, a word, else between two graphemes. Looks at no more than the window, so that cutting a text stays linear.
 */
export function findCut(text: string, start: number, limit: number): number {
  if (limit >= text.length) return text.length;
  const best = { outside: 0, sentence: 0, line: 0, clause: 0, word: 0 };
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const char = text[at]!;
    if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    const end = at + 1;
    if ((char < '\u2000' && !BREAKING.includes(char)) || extendsGrapheme(text, end)) continue;
    if (endsSentence(text, start, end)) {
      best.sentence = end;
      if (depth === 0) best.outside = end;
    }
    if (char === '\n') best.line = end;
    else if (char === ' ' || char === '\t') best.word = end;
    else if (CLAUSE_END.includes(char) && !/\d/.test(text[end] ?? '')) best.clause = end;
  }
  return best.outside || best.sentence || best.line || best.clause || best.word || graphemeCut(text, start, limit);
}

/** Whether what stands at `at` belongs to the character before it (a combining mark, a joiner, an emoji's skin tone). */
export function extendsGrapheme(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x300 && /^[\p{M}\u200d\p{Emoji_Modifier}\u{e0020}-\u{e007f}]/u.test(text.slice(at, at + 2));
}

/** Whether a sentence ends just before `end`: closing quotes belong to it, and a full stop of an abbreviation or a decimal ends none. */
function endsSentence(text: string, start: number, end: number): boolean {
  if (isClosing(text[end]) || SENTENCE_END.includes(text[end] ?? ' ')) return false;
  let mark = end - 1;
  while (mark > start && isClosing(text[mark])) mark--;
  const char = text[mark]!;
  if (char === '.') return /\s/.test(text[end] ?? ' ') && !ABBREVIATION.test(text.slice(Math.max(start, mark - 8), mark + 1)) && !isListNumber(text, mark);
  if (!SENTENCE_END.includes(char)) return false;
  return !'!?;'.includes(char) || /[\s\u2E80-\uFFEF]/.test(text[end] ?? ' ');
}

const isClosing = (char: string | undefined) => char !== undefined && (CLOSING.includes(char) || char === '"' || char === '’');

/** `1.` at the start of a line numbers what follows. */
function isListNumber(text: string, mark: number): boolean {
  return /(?:^|\n)\s*\d{1,3}$/.test(text.slice(Math.max(0, mark - 12), mark));
}

function graphemeCut(text: string, start: number, limit: number): number {
  const window = text.slice(start, limit + GRAPHEME_SLACK);
  let last = 0;
  for (const { index } of graphemes.segment(window)) {
    if (index > limit - start) return start + (last || index);
    last = index;
  }
  if (last) return start + last;
  // A single grapheme longer than the window is an attack on the splitter; a surrogate pair still stays whole.
  return isLowSurrogate(text.charCodeAt(limit)) ? limit - 1 : limit;
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
