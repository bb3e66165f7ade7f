import { InvalidInput } from '../errors/InvalidInput';
import { carryRights } from './carryRights';
import type { Generation, Generations } from './Generations';
import type { RetrievalFigures } from './measureRetrieval';
import type { KnowledgeStore } from './KnowledgeStore';

/** What a check of a new generation came to. `switched` is false where it answers worse, or holds less than it should. */
export interface SwitchReport {
  readonly from?: number;
  readonly to: number;
  readonly switched: boolean;
  readonly reason: string;
  readonly before?: RetrievalFigures;
  readonly after?: RetrievalFigures;
}

/** A question more or less is chance where there are few: as many of a hundred may be lost. */
const TOLERANCE = 0.01;

export const answering = (generations: readonly Generation[]): number | undefined => generations.find(({ answers }) => answers)?.number;

/** The generation to fill: the newest where it does not answer yet (a rebuild that was cut off goes on), else a new one. */
export async function generationToFill(generations: Generations): Promise<number> {
  const list = await generations.list();
  const newest = list.at(-1);
  if (!newest) return 1;
  const current = answering(list) ?? 0;
  return newest.number > current ? newest.number : newest.number + 1;
}

function inWords({ first, amongFive, questions }: RetrievalFigures): string {
  return `${(first * 100).toFixed(1)} % first and ${(amongFive * 100).toFixed(1)} % among five of ${questions} questions`;
}

function whyNot(documents: { before: number; after: number }, before: RetrievalFigures | undefined, after: RetrievalFigures): string | undefined {
  if (documents.after === 0) return 'The new generation holds no document.';
  if (documents.after < documents.before * 0.8) return `The new generation holds ${documents.after} documents, the old one ${documents.before}.`;
  if (!before) return undefined;
  const worse = after.amongFive < before.amongFive - TOLERANCE || after.first < before.first - TOLERANCE;
  return worse ? `The new generation finds ${inWords(after)}, the old one ${inWords(before)}.` : undefined;
}

/** What a generation holds, and what the questions find in it. */
export type Measure = (store: KnowledgeStore, generation: number) => Promise<{ readonly documents: number; readonly figures: RetrievalFigures }>;

async function withStores<T>(generations: Generations, numbers: readonly number[], work: (...stores: KnowledgeStore[]) => Promise<T>): Promise<T> {
  const stores: KnowledgeStore[] = [];
  try {
    for (const number of numbers) stores.push(await generations.open(number));
    return await work(...stores);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

/** Switches to a generation if it is not worse than the one that answers: not much smaller, and the questions find as much. */
export async function switchIfNotWorse(generations: Generations, to: number, measure: Measure): Promise<SwitchReport> {
  const from = answering(await generations.list());
  if (from === to) return { from, to, switched: false, reason: `Generation ${to} answers already.` };
  return withStores(generations, [to], async (target) => {
    if (!target) throw new TypeError('unreachable');
    const after = await measure(target, to);
    if (from === undefined) return activate(generations, { to, switched: true, reason: `It finds ${inWords(after.figures)}.`, after: after.figures });
    return withStores(generations, [from], async (source) => {
      if (!source) throw new TypeError('unreachable');
      const old = await measure(source, from);
      const reason = whyNot({ before: old.documents, after: after.documents }, old.figures, after.figures);
      if (!reason) await carryRights(source, target, 'forward');
      const report = { from, to, switched: !reason, reason: reason ?? `It finds ${inWords(after.figures)}.`, before: old.figures, after: after.figures };
      return reason ? report : activate(generations, report);
    });
  });
}

async function activate(generations: Generations, report: SwitchReport): Promise<SwitchReport> {
  await generations.activate(report.to);
  return report;
}

/** Goes back to the newest generation below the one that answers, with the rights of today. What is newer stays; both must open with one credential. */
export async function rollBack(generations: Generations): Promise<{ readonly from: number; readonly to: number }> {
  const list = await generations.list();
  const from = answering(list);
  const to = list.filter(({ number }) => number < (from ?? 0)).at(-1)?.number;
  if (from === undefined || to === undefined) throw new InvalidInput('GENERATION_ABSENT', 'There is no older generation to go back to.', 'Rebuild the knowledge base instead.');
  await withStores(generations, [from, to], async (current, target) => {
    if (current && target) await carryRights(current, target, 'back');
  });
  await generations.activate(to);
  return { from, to };
}
