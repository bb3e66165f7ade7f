import { parseArgs } from 'node:util';
import { chunking } from './chunking';
import { ingest } from './ingest';
import { knowledge } from './knowledge';
import { parse } from './parse';
import { pii } from './pii';
import { runArms, type Suite } from './runArms';

const SUITES: Readonly<Record<string, () => Suite>> = { pii };

/**
 * Of the chunking suite: rounds, and the folder of an n8n for the peers. Of the knowledge suite: which parts (all where none is named), sizes of the embedded store (chunks, with commas) and of the one on QDRANT_URL,
 * rounds, documents of the ingest, whether to fetch missing peers, and the folder of another n8n than the one of the tests.
 * Of the ingest suite: files (10,000 unless told), and whether they are embedded too. Of the parse suite: the folder of an n8n and whether to fetch one.
 */
const OPTIONS = {
  json: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  sizes: { type: 'string', default: '10000,100000' },
  server: { type: 'string', default: '10000' },
  rounds: { type: 'string', default: '7' },
  documents: { type: 'string' },
  vectors: { type: 'boolean', default: false },
  peers: { type: 'boolean', default: false },
  host: { type: 'string' },
} as const;

/** `npm run bench -- <suite> [--json]`: the arms of a suite in turn, in one process. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const listOf = (text: string) => text.split(',').filter(Boolean);
  if (positionals[0] === 'knowledge') {
    const { host, rounds, documents = 200 } = values;
    const sizes = listOf(values.sizes).map(Number).filter((size) => size > 0);
    await knowledge({ parts: listOf(values.only), sizes, onServer: Number(values.server), rounds: Number(rounds), documents: Number(documents), peers: { install: values.peers, host }, qdrantUrl: process.env.QDRANT_URL }, values.json);
    return 0;
  }
  if (positionals[0] === 'ingest') {
    await ingest({ documents: Number(values.documents ?? 10_000), vectors: values.vectors }, values.json);
    return 0;
  }
  if (positionals[0] === 'parse') {
    await parse({ install: values.peers, host: values.host }, values.json);
    return 0;
  }
  if (positionals[0] === 'chunking') {
    await chunking({ host: values.host, rounds: Number(values.rounds) }, values.json);
    return 0;
  }
  const suite = SUITES[positionals[0] ?? ''];
  if (!suite) {
    console.error(`Usage: npm run bench -- <${[...Object.keys(SUITES), 'chunking', 'knowledge', 'ingest', 'parse'].join('|')}> [--json]`);
    return 2;
  }
  const rows = runArms(suite());
  if (values.json) console.log(JSON.stringify(rows));
  else for (const { arm, megacharacters, megacharactersByCpu, ratio } of rows) console.log(`${arm.padEnd(28)} ${megacharacters.toFixed(1).padStart(8)} million characters/s (${megacharactersByCpu.toFixed(1)} by CPU time)   x${ratio.toFixed(3)}`);
  return 0;
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
