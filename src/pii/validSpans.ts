export type Span = readonly [number, number];

/** The span of the match that counts: its `value` group where it has one. */
const spanOf = (match: RegExpExecArray): Span => match.indices?.groups?.value ?? [match.index, match.index + match[0].length];

/** A greedy match may have taken the next word too (an IBAN and the "BIC" after it), so words come off its end until it is valid. */
function shorten(text: string, [start, end]: Span, validate: (value: string) => boolean): Span | undefined {
  for (let to = end; to > start; to = text.slice(start, to).lastIndexOf(' ') + start) {
    if (validate(text.slice(start, to))) return [start, to];
  }
  return undefined;
}

/** The matches that pass the check, in order. One that fails hides nothing: the search goes on at its second character. Linear for a bounded pattern. */
export function* validSpans(text: string, pattern: RegExp, validate: ((value: string) => boolean) | undefined): Generator<Span> {
  const regex = new RegExp(pattern);
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    const span = validate ? shorten(text, spanOf(match), validate) : spanOf(match);
    if (span) yield span;
    regex.lastIndex = span ? span[1] : match.index + 1;
  }
}
