import { benchEmbedded } from './knowledge/embedded';
import { findPeers, type Peers } from './knowledge/findPeers';
import { benchIngest } from './knowledge/ingest';
import { benchLocked } from './knowledge/locked';
import { benchServer } from './knowledge/server';

/** What the knowledge bench is run with. */
export interface KnowledgeBench {
  /** Parts to run, in this order; all where none is named. */
  readonly parts: readonly string[];
  /** Chunks of the embedded store, and of the server's. */
  readonly sizes: readonly number[];
  readonly onServer: number;
  readonly rounds: number;
  /** Documents of an ingest. */
  readonly documents: number;
  /** Whether to fetch the peers that are missing, and another n8n's folder than the one that the tests use. */
  readonly peers: { readonly install: boolean; readonly host?: string };
  readonly qdrantUrl?: string;
}

type Print = (title: string, figures: object) => void;
type Part = (bench: KnowledgeBench, peers: Peers, print: Print) => Promise<void>;

const PARTS: Readonly<Record<string, Part>> = {
  async embedded({ sizes, rounds }, peers, print) {
    for (const size of sizes) print('embedded', await benchEmbedded(size, rounds, peers));
  },
  async server({ qdrantUrl, onServer, rounds }, peers, print) {
    if (qdrantUrl) print('server', await benchServer(qdrantUrl, onServer, rounds, peers));
    else print('server', { skipped: 'no QDRANT_URL' });
  },
  async ingest({ rounds, documents, qdrantUrl }, peers, print) {
    print('ingest', { arms: await benchIngest({ rounds, documents }, peers, qdrantUrl) });
  },
  async locked(_bench, _peers, print) {
    print('locked', await benchLocked());
  },
};

/** The names of the parts, in the order in which they are run. */
export const PART_NAMES = Object.keys(PARTS);

function inWords(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 3 : 1);
  if (Array.isArray(value)) return value.map(inWords).join('..');
  return typeof value === 'object' && value ? Object.entries(value).map(([name, one]) => `${name} ${inWords(one)}`).join('  ') : String(value);
}

function show(title: string, { arms = [], ...figures }: { arms?: readonly object[] }): void {
  console.log(`\n${title}  ${inWords(figures)}`);
  for (const row of arms) console.log(`  ${inWords(row)}`);
}

/** Runs the parts one after the other; figures are printed as they are ready, or all as one JSON object at the end. */
export async function knowledge(bench: KnowledgeBench, json: boolean): Promise<void> {
  const all: Record<string, object[]> = {};
  const peers = await findPeers(bench.peers, console.error);
  for (const name of PART_NAMES.filter((one) => bench.parts.length === 0 || bench.parts.includes(one)))
    await PARTS[name]?.(bench, peers, (title, figures) => {
      (all[title] ??= []).push(figures);
      if (!json) show(title, figures);
    });
  if (json) console.log(JSON.stringify(all));
}
