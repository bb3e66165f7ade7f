import type { Finding } from './Finding';
import { type FindOptions, findPersonalDataInTurns } from './findPersonalData';
import type { NameFinder } from './NameFinder';
import { resolveOverlaps } from './resolveOverlaps';

/** A text and, where it stands under a label (a column, a key), that label: it counts as context. */
export interface LabelledText {
  readonly text: string;
  readonly label?: string;
}

/** Where a name service is used: when it does not answer, the run fails unless told to go on with the rules alone. */
export interface NameService {
  readonly finder: NameFinder;
  readonly goOnWithout: boolean;
}

/** What was found in each text, and whether a name service failed and was done without. */
export interface Found {
  readonly findings: readonly (readonly Finding[])[];
  readonly namesMissing: boolean;
}

async function byRules({ text, label }: LabelledText, options: FindOptions): Promise<Finding[]> {
  if (!label) return findPersonalDataInTurns(text, options);
  const before = `${label}: `;
  const findings = await findPersonalDataInTurns(before + text, options);
  return findings.filter(({ start }) => start >= before.length).map((finding) => ({ ...finding, start: finding.start - before.length, end: finding.end - before.length }));
}

async function byService({ text }: LabelledText, { finder, goOnWithout }: NameService, signal: AbortSignal | undefined): Promise<readonly Finding[] | undefined> {
  if (!text.trim()) return [];
  try {
    return await finder.find(text, signal);
  } catch (error) {
    if (!goOnWithout || signal?.aborted) throw error;
    return undefined;
  }
}

/** Rules and, where there is one, the name service, merged: overlaps are one finding. */
export async function findEverything(texts: readonly LabelledText[], options: FindOptions, names?: NameService, signal?: AbortSignal): Promise<Found> {
  const findings: Finding[][] = [];
  let namesMissing = false;
  for (const text of texts) {
    const rules = await byRules(text, options);
    const named = names ? await byService(text, names, signal) : [];
    if (!named) namesMissing = true;
    const wanted = (named ?? []).filter(({ entity, score }) => (options.entities?.includes(entity) ?? true) && score >= (options.minimumScore ?? 0.5) && !options.allow?.includes(text.text));
    findings.push(resolveOverlaps([...rules, ...wanted]));
  }
  return { findings, namesMissing };
}
