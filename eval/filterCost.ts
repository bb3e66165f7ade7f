import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectKnowledgeStore } from '../src/adapters/connect';
import { chunkDocument } from '../src/chunking/chunkDocument';
import type { Document } from '../src/document/Document';
import type { KnowledgeStore } from '../src/knowledge/KnowledgeStore';
import { searchKnowledge } from '../src/knowledge/searchKnowledge';
import { type AccessFilter, mayRead, toAccessFilter } from '../src/principal/AccessFilter';
import type { PrincipalId } from '../src/principal/Principal';
import { seededRandom } from './access/seededRandom';
import type { Suite } from './main';
import { percentile } from './percentile';

const GROUPS = 400;
const ROUNDS = 60;
const WORDS = ['出差', '住宿', '請假', '採購', '驗收', '保固', '校正', '波焊', '報價', '折扣', '客訴', '退貨', '備份', '還原', '薪資', '招募'];

/** What the access filter costs: the same questions over 10,000 documents as a person of one group, of 200 groups, and of whom every document allows; milliseconds, arms in turn. */
export const filterCost: Suite = async ({ options, print }) => {
  const documents = Number(options.get('documents') || 10_000);
  const folder = await mkdtemp(join(tmpdir(), 'eval-filter-'));
  const store = await connectKnowledgeStore({ kind: 'sqlite', knowledgeBase: 'cost', tenant: 't', folder, queueMode: false, allWorkersOnThisHost: true });
  try {
    await fill(store, documents, print);
    return { documents, ...(await measure(store)), ...checkOnly() };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
};

async function fill(store: KnowledgeStore, count: number, print: (line: string) => void): Promise<void> {
  const random = seededRandom(3);
  for (let index = 0; index < count; index++) {
    const text = Array.from({ length: 12 }, () => WORDS[random.below(WORDS.length)]).join('');
    const access = { allow: Array.from({ length: 3 }, (): PrincipalId => `group:g${random.below(GROUPS)}`).concat('group:all'), deny: [`group:x${random.below(50)}` as PrincipalId] };
    const document: Document = { id: `d${index}`, tenant: 't', source: { id: 's', path: `d${index}.md` }, title: `文件 ${index}`, markdown: `${text}。`, contentHash: String(index), category: 'knowledge', access, pii: 'checked', metadata: {}, warnings: [] };
    await store.putDocument(document, chunkDocument(document));
    if (index % 2_500 === 0) print(`${index} documents`);
  }
}

const personIn = (groups: readonly PrincipalId[]) => toAccessFilter({ tenant: 't', user: 'user:a', groups, resolvedAt: '', expiresAt: '2999-01-01T00:00:00Z' }, new Date());
const PEOPLE: Readonly<Record<string, AccessFilter>> = {
  oneGroup: personIn(['group:g1']),
  groups200: personIn(Array.from({ length: 200 }, (_, index): PrincipalId => `group:g${index}`)),
  all: personIn(['group:all']),
};

async function measure(store: KnowledgeStore): Promise<Record<string, number>> {
  const times = new Map(Object.keys(PEOPLE).map((name) => [name, [] as number[]]));
  for (let round = -5; round < ROUNDS; round++)
    for (const [name, filter] of Object.entries(PEOPLE)) {
      const start = performance.now();
      await searchKnowledge(store, { text: `${WORDS[(round + 5) % WORDS.length]}和${WORDS[(round + 9) % WORDS.length]}的規定`, limit: 8 }, filter);
      if (round >= 0) times.get(name)!.push(performance.now() - start);
    }
  return Object.fromEntries([...times].map(([name, list]) => [`${name}Milliseconds`, percentile(list, 0.5)]));
}

/** The check that every hit passes again, alone: microseconds for one document and a person in 200 groups. */
function checkOnly(): Record<string, number> {
  const rule = { allow: ['group:q1', 'group:q2', 'group:g199'] as PrincipalId[], deny: ['group:x1'] as PrincipalId[] };
  const start = performance.now();
  let seen = 0;
  for (let times = 0; times < 100_000; times++) seen += Number(mayRead(PEOPLE.groups200!, 't', rule));
  return { recheckMicroseconds: ((performance.now() - start) / seen) * 1_000 };
}
