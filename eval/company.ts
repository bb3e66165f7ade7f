import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Directory } from '../src/access/Directory';
import { connectDirectory, connectKnowledgeStore } from '../src/adapters/connect';
import { answerQuestion } from '../src/answering/answerQuestion';
import type { Document } from '../src/document/Document';
import { InvalidInput } from '../src/errors/InvalidInput';
import type { KnowledgeStore, StoredHit } from '../src/knowledge/KnowledgeStore';
import { observeSearch } from '../src/knowledge/observeSearch';
import { toAccessFilter } from '../src/principal/AccessFilter';
import { OWN_ISSUER, type PrincipalId } from '../src/principal/Principal';
import { indexCompany } from './company/indexCompany';
import { readQuestions, type CompanyQuestion } from './company/questions';
import { folded, scoreQuestion, type Outcome, type Score } from './company/scoreQuestion';
import { whoMaySee } from './company/whoMaySee';
import type { Suite } from './main';

const TENANT = 'default';

/**
 * Indexes a company folder through the same code as the nodes, asks each question as its person, and counts: `found` (right document among
 * the first five hits), `quoted` (a quote holds the answer, at the right place), `notFound` (unanswerable and refused), `leaks`. Prints each failure.
 */
export const company: Suite = async ({ options, print }) => {
  const data = options.get('data');
  if (!data) throw new InvalidInput('NO_DATA', 'No company folder is given.', 'Add --data DIR.');
  const folder = await mkdtemp(join(tmpdir(), 'eval-company-'));
  const store = await connectKnowledgeStore({ kind: 'sqlite', knowledgeBase: 'company', tenant: TENANT, folder, queueMode: false, allWorkersOnThisHost: true });
  const directory = await connectDirectory({ kind: 'file', path: join(resolve(data), 'directory.yaml'), tenant: TENANT, cacheSeconds: 300 });
  try {
    return await evaluate({ root: resolve(data), file: options.get('questions') }, store, directory, print);
  } finally {
    await directory.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
};

async function evaluate({ root, file }: { root: string; file?: string }, store: KnowledgeStore, directory: Directory, print: (line: string) => void): Promise<Record<string, number>> {
  const { documents, failed, chunks } = await indexCompany(root, TENANT, directory, store);
  print(`${documents.length} documents, ${chunks} chunks, ${failed.length} failed`);
  for (const { source, error } of failed) print(`  ${source.path}: ${error.message}`);
  const questions = readQuestions(root, file);
  const maySee = whoMaySee(root);
  const scores: Score[] = [];
  for (const question of questions) {
    const outcome = await ask(question, documents, store, directory);
    const score = scoreQuestion(outcome, { maySee: (path) => maySee(question.as, path), forbidden: forbiddenTo(question.as, questions, documents, maySee) });
    scores.push(score);
    for (const line of describeFailure(outcome, score)) print(line);
  }
  return figures(scores);
}

async function ask(question: CompanyQuestion, documents: readonly Document[], store: KnowledgeStore, directory: Directory): Promise<Outcome> {
  const person: PrincipalId = question.as.startsWith('user:') ? (question.as as PrincipalId) : `user:${question.as}`;
  const principal = await directory.resolve({ issuer: OWN_ISSUER, subject: person, assurance: 'typed' });
  const hits: StoredHit[] = [];
  const answer = await answerQuestion({
    question: question.question,
    store: observeSearch(store, (found) => hits.push(...found)),
    filter: toAccessFilter(principal, new Date()),
    asked: { person, assurance: 'typed' },
    random: () => randomBytes(12).toString('hex'),
  });
  const pathOf = new Map(documents.map(({ id, source }) => [id, source.path]));
  return { question, answer, hits: hits.map(({ path }) => path), cited: answer.citations.map(({ documentId }) => pathOf.get(documentId) ?? documentId) };
}

/** Answers that stand only in documents that the person may not see. */
function forbiddenTo(person: string, questions: readonly CompanyQuestion[], documents: readonly Document[], maySee: (person: string, path: string) => boolean): string[] {
  const visible = folded(documents.filter(({ source }) => maySee(person, source.path)).map(({ title, markdown }) => `${title}\n${markdown}`).join('\n'));
  const hidden = questions.filter(({ document }) => document !== null && !maySee(person, document)).flatMap(({ answer }) => answer);
  return [...new Set(hidden)].filter((secret) => folded(secret) && !visible.includes(folded(secret)));
}

function figures(scores: readonly Score[]): Record<string, number> {
  const share = (key: 'found' | 'quoted' | 'notFound') => {
    const counted = scores.filter((score) => score[key] !== undefined);
    return counted.length ? counted.filter((score) => score[key]).length / counted.length : 1;
  };
  return { found: share('found'), quoted: share('quoted'), notFound: share('notFound'), leaks: scores.reduce((sum, { leaks }) => sum + leaks.length, 0), questions: scores.length };
}

function describeFailure({ question, answer, hits, cited }: Outcome, { found, quoted, notFound, leaks }: Score): string[] {
  const wrong = Object.entries({ found, quoted, notFound }).filter(([, good]) => good === false).map(([name]) => `not ${name}`);
  const all = [...wrong, ...leaks.map((leak) => `LEAK of ${leak}`)];
  if (!all.length) return [];
  return [
    `${question.id} (${question.as}) ${question.question} — ${all.join(', ')}`,
    `  expected ${question.document ?? 'nothing'}: ${question.answer.join(' | ')}${question.place ? ` at ${JSON.stringify(question.place)}` : ''}`,
    `  hits: ${hits.slice(0, 5).join(', ')}; confidence ${answer.confidence ?? '-'}`,
    ...answer.citations.map(({ quote, place }, index) => `  [${index + 1}] ${cited[index]} ${JSON.stringify(place)}: ${quote.replace(/\s+/g, ' ')}`),
  ];
}
