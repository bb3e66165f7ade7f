import { benchIngest } from './knowledge/ingest';
import { benchQuery } from './knowledge/query';

/** What the knowledge bench is run with: sizes of the embedded store in chunks, rounds of the ingest arms, and an n8n's folder for the peers. */
export interface KnowledgeBench {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly documents: number;
  readonly host?: string;
}

function show(row: object): string {
  const shown = (value: unknown): string => (typeof value === 'number' ? (Number.isInteger(value) ? String(value) : value.toFixed(3)) : Array.isArray(value) ? value.map(shown).join('..') : String(value));
  return Object.entries(row).map(([name, value]) => `${name} ${shown(value)}`).join('  ');
}

/** Queries at each size, then the ingest arms; rows are printed as they are ready, or all as one JSON object at the end. */
export async function knowledge({ sizes, rounds, documents, host }: KnowledgeBench, json: boolean): Promise<void> {
  const query = [];
  for (const size of sizes) {
    query.push(await benchQuery(size));
    if (!json) console.log(show(query.at(-1) ?? {}));
  }
  const ingest = rounds > 0 ? await benchIngest({ rounds, documents, host }) : [];
  if (json) console.log(JSON.stringify({ query, ingest }));
  else for (const row of ingest) console.log(show(row));
}
