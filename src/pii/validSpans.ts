export type Span = readonly [number, number];

/** The span of the match that counts: its `value` group where it has one. */
export const spanOf = (match: RegExpExecArray): Span => match.indices?.groups?.value ?? [match.index, match.index + match[0].length];

/** A greedy match may have taken the next word too (an IBAN and the "BIC" after it), so words come off its end until it is valid. */
function shorten(text: string, [start, end]: Span, validate: (value: string) => boolean): Span | undefined {
  for (let to = end; to > start; to = text.slice(start, to).lastIndexOf(' ') + start) {
    if (validate(text.slice(start, to))) return [start, to];
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
    const span = validate ? shorten(text, spanOf(match), validate) : spanOf(match);
    const counts = span && (isInside?.(span[0], span[1]) ?? true);
    if (counts) yield span;
    regex.lastIndex = counts ? Math.max(span[1], match.index + 1) : match.index + 1;
  }
}
