import { setImmediate } from 'node:timers/promises';
import type { Finding } from './Finding';
import { findDenied } from './findDenied';
import { findOwn, type OwnPattern } from './findOwn';
import { foldText, toOriginal } from './foldText';
import { DEFAULT_ENTITIES, RECOGNIZERS } from './recognizers/recognizers';
import { resolveOverlaps } from './resolveOverlaps';
import { piecesOf } from './scan/piecesOf';
import { type ScanPlan, scanPlan } from './scan/scanPlan';
import { scanTables } from './scan/scanTables';
import { scanText } from './scan/scanText';

export interface FindOptions {
  /** Entities to report; absent means the usual ones and 統編. */
  readonly entities?: readonly string[];
  readonly minimumScore?: number;
  /** Values that are never personal data here, compared after NFKC. */
  readonly allow?: readonly string[];
  /** Values that always are, found wherever they stand, as entity DENIED. */
  readonly deny?: readonly string[];
  readonly own?: readonly OwnPattern[];
}

export const DEFAULT_MINIMUM_SCORE = 0.5;
const USUAL = [...DEFAULT_ENTITIES, 'TW_BUSINESS_NUMBER'];
const plans = new Map<string, ScanPlan>();
const PLANS_KEPT = 64;

/** Plans are kept by the set of entities; they hold nothing of any text. */
function planFor(entities: readonly string[]): ScanPlan {
  const key = [...entities].sort().join();
  const plan = plans.get(key) ?? scanPlan(RECOGNIZERS.filter(({ entity }) => entities.includes(entity)));
  if (plans.size >= PLANS_KEPT) plans.clear();
  plans.set(key, plan);
  return plan;
}

/** The findings that start in one piece of the text, with offsets of the whole. */
function findInPiece(text: string, { from, to, start, end }: { from: number; to: number; start: number; end: number }, options: FindOptions): Finding[] {
  const { entities = USUAL, minimumScore = DEFAULT_MINIMUM_SCORE, allow = [], deny = [], own = [] } = options;
  const folded = foldText(from === 0 && to === text.length ? text : text.slice(from, to));
  const allowed = new Set(allow.map((value) => value.normalize('NFKC')));
  const raw = [...scanText(folded, planFor(entities)), ...scanTables(folded, planFor(entities)), ...findDenied(folded, deny), ...findOwn(folded, own)];
  return raw.filter((finding) => finding.score >= minimumScore && !allowed.has(folded.text.slice(finding.start, finding.end))).flatMap((finding) => {
    const [first, last] = toOriginal(folded, finding.start, finding.end);
    return from + first >= start && from + first < end ? [{ ...finding, start: from + first, end: from + last }] : [];
  });
}

/**
 * All personal data in a text by rules, in order and without overlaps; offsets are those of the text as given.
 * Linear in its length; long texts are read in pieces that overlap by more than any value is long.
 */
export function findPersonalData(text: string, options: FindOptions = {}, pieceSize?: number): Finding[] {
  return resolveOverlaps([...piecesOf(text, pieceSize)].flatMap((piece) => findInPiece(text, piece, options)));
}

/** The same findings, with a pause for other work between the pieces. */
export async function findPersonalDataInTurns(text: string, options: FindOptions = {}, pieceSize?: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const piece of piecesOf(text, pieceSize)) {
    findings.push(...findInPiece(text, piece, options));
    await setImmediate();
  }
  return resolveOverlaps(findings);
}
