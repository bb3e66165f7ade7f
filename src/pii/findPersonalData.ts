import type { Finding } from './Finding';
import { type FoldedText, foldWidth, toOriginal } from './foldWidth';
import type { Pattern, Recognizer } from './Recognizer';
import { RECOGNIZERS } from './recognizers/recognizers';
import { resolveOverlaps } from './resolveOverlaps';
import { type Span, validSpans } from './validSpans';

export interface FindOptions {
  /** Entities to report; absent means all. */
  readonly entities?: readonly string[];
  readonly minimumScore?: number;
  /** Values that are never personal data here, compared after NFKC. */
  readonly allow?: readonly string[];
}

const CONTEXT_BEFORE = 24;
const CONTEXT_AFTER = 12;
const LABEL_BEFORE = 10;
const CONTEXT_BONUS = 0.2;
export const DEFAULT_MINIMUM_SCORE = 0.5;

/** A label counts as "right before" when only punctuation or spaces stand between it and the match. */
function isOtherThing(before: string, labels: readonly string[] | undefined): boolean {
  const bare = before.replace(/[\s:：#=|.（(「]+$/u, '');
  return labels?.some((label) => bare.endsWith(label) && !/[A-Za-z]/.test(/^[A-Za-z]/.test(label) ? bare.slice(0, -label.length).slice(-1) : '')) ?? false;
}

function judge(text: string, recognizer: Recognizer, pattern: Pattern, [start, end]: Span): Omit<Finding, 'start' | 'end'> | undefined {
  const { entity, validate, context, otherThing } = recognizer;
  const found = context?.find((word) => text.slice(Math.max(0, start - CONTEXT_BEFORE), start).includes(word) || text.slice(end, end + CONTEXT_AFTER).includes(word));
  if (pattern.needsContext && !found) return undefined;
  if (isOtherThing(text.slice(Math.max(0, start - LABEL_BEFORE), start), otherThing)) return undefined;
  return { entity, score: Math.min(1, pattern.score + (found ? CONTEXT_BONUS : 0)), why: { pattern: pattern.name, ...(found && { context: found }), validated: validate !== undefined } };
}

function findOne(folded: FoldedText, recognizer: Recognizer, pattern: Pattern, allow: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  for (const span of validSpans(folded.text, pattern.regex, recognizer.validate)) {
    const judged = allow.has(folded.text.slice(...span)) ? undefined : judge(folded.text, recognizer, pattern, span);
    const [start, end] = toOriginal(folded, ...span);
    if (judged) findings.push({ ...judged, start, end });
  }
  return findings;
}

/** All personal data in a text by rules, in order and without overlaps; offsets are those of the text as given. Linear in its length. */
export function findPersonalData(text: string, { entities, minimumScore = DEFAULT_MINIMUM_SCORE, allow = [] }: FindOptions = {}): Finding[] {
  const folded = foldWidth(text);
  const allowed = new Set(allow.map((value) => value.normalize('NFKC')));
  const asked = RECOGNIZERS.filter(({ entity }) => !entities || entities.includes(entity));
  const all = asked.flatMap((recognizer) => recognizer.patterns.flatMap((pattern) => findOne(folded, recognizer, pattern, allowed)));
  return resolveOverlaps(all.filter(({ score }) => score >= minimumScore));
}
