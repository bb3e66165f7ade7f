export type Span = readonly [number, number];

/** The span of the match that counts: its `value` group where it has one. */
export const spanOf = (match: RegExpExecArray): Span => match.indices?.groups?.value ?? [match.index, match.index + match[0].length];

const stickies = new WeakMap<RegExp, RegExp>();

/** Whether the pattern would have matched so much and no more, had the text ended there. */
function endsThere(text: string, regex: RegExp, from: number, to: number): boolean {
  const sticky = stickies.get(regex) ?? new RegExp(regex, regex.flags.replace('g', 'y'));
  stickies.set(regex, sticky);
  sticky.lastIndex = from;
  const match = sticky.exec(text.slice(0, to));
  return match !== null && spanOf(match)[1] === to;
}

/** A greedy match may have taken the next word too (an IBAN and the "BIC" after it), so words come off its end until it is valid and still of the pattern's form. */
function shorten(text: string, regex: RegExp, match: RegExpExecArray, validate: (value: string) => boolean): Span | undefined {
  const [start, end] = spanOf(match);
  if (validate(text.slice(start, end))) return [start, end];
  for (let to = text.slice(start, end).lastIndexOf(' ') + start; to > start; to = text.slice(start, to).lastIndexOf(' ') + start) {
    if (validate(text.slice(start, to)) && endsThere(text, regex, match.index, to)) return [start, to];
  }
  return undefined;
}

/**
 * The matches that pass the check and lie where they may, in order. One that fails hides nothing: the search goes on at
 * its second character. Linear for a bounded pattern. The pattern's own lastIndex is used, since making one per window costs
 * more than the search: consume the spans of one text before those of the next.
 */
export function* validSpans(text: string, regex: RegExp, validate?: (value: string) => boolean, isInside?: (start: number, end: number) => boolean): Generator<Span> {
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    const span = validate ? shorten(text, regex, match, validate) : spanOf(match);
    const counts = span && (isInside?.(span[0], span[1]) ?? true);
    if (counts) yield span;
    regex.lastIndex = counts ? Math.max(span[1], match.index + 1) : match.index + 1;
  }
}
