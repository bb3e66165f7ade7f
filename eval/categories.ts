import { z } from 'zod';
import { categorise } from '../src/document/categorise';
import { readDataFile } from './readDataFile';
import type { Suite } from './main';

const cases = z.array(z.object({ set: z.string(), category: z.enum(['knowledge', 'procedure', 'case']), title: z.string(), text: z.string() }));
const SURE = 0.5;

/** How often the rules give the category of `[{ set, category, title, text }]`, and how often where they are sure, set by set. */
export const categories: Suite = ({ options, print }) => {
  const all = readDataFile(options.get('data') ?? 'eval/categories/cases.json', cases);
  const judged = all.map((one) => ({ ...one, guess: categorise({ title: one.title, markdown: `# ${one.title}\n\n${one.text}` }) }));
  const isRight = ({ category, guess }: (typeof judged)[number]) => guess.category === category;
  for (const one of judged.filter((other) => !isRight(other))) print(`${one.title}: ${one.category}, rules say ${one.guess.category} (${one.guess.confidence}): ${one.guess.reason}`);
  return Promise.resolve(Object.fromEntries(
    [...Map.groupBy(judged, ({ set }) => set)].map(([set, of]) => {
      const sure = of.filter(({ guess }) => guess.confidence >= SURE);
      return [set, { documents: of.length, accuracy: of.filter(isRight).length / of.length, sure: sure.length, accuracyWhereSure: sure.filter(isRight).length / (sure.length || 1) }];
    }),
  ));
};
