import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InvalidInput } from '../../src/errors/InvalidInput';

const schema = z.array(
  z.object({
    id: z.union([z.string(), z.number()]).transform(String),
    as: z.string().min(1),
    question: z.string().min(1),
    document: z.string().nullable(),
    answer: z.array(z.string()).default([]),
    place: z.object({ page: z.number().optional(), heading: z.string().optional() }).optional(),
    kind: z.string().optional(),
  }),
);

/** A question of a company folder; `document` (below documents/) is null when nothing that the person may see answers it. */
export type CompanyQuestion = z.infer<typeof schema>[number];

/** Reads questions.json of a company folder, or another file of that shape; throws InvalidInput that names the first wrong field. */
export function readQuestions(company: string, file = 'questions.json'): CompanyQuestion[] {
  const result = schema.safeParse(JSON.parse(readFileSync(join(company, file), 'utf8')));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new InvalidInput('QUESTIONS_BROKEN', `${file}: ${issue!.path.join('.')}: ${issue!.message}`, `Correct ${file}, then run again.`);
}
