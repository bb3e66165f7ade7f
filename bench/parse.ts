import { readDocuments } from '../src/document/readDocuments';
import { findPeers } from './knowledge/findPeers';
import { makeFixtures, type Fixture } from './parse/makeFixtures';
import { parsePeers, type Reader } from './parse/parsePeers';
import { scoreText, type TextScore } from './parse/scoreText';

const ROUNDS = 7;
const ORIGIN = { tenant: 't', access: { allow: [], deny: [] } };

interface Row extends Partial<TextScore> {
  readonly format: string;
  readonly arm: string;
  readonly milliseconds?: number;
  /** How many times as long as ours in the same round; the median of the rounds. */
  readonly ratio?: number;
  readonly error?: string;
}

/** What comes back of files made of known words, ours beside other libraries, and how long each takes; arms in turn in each round. */
export async function parse({ install, host }: { install: boolean; host?: string }, json: boolean): Promise<void> {
  const peers = await findPeers({ install, host }, (line) => console.error(line));
  const rows: Row[] = [];
  for (const fixture of await makeFixtures()) rows.push(...(await measure(fixture, { ours: ours(fixture.format), ...parsePeers(fixture.format, peers.host) })));
  if (json) console.log(JSON.stringify({ formats: rows }));
  else for (const row of rows) console.log(lineOf(row));
}

const ours = (format: string): Reader => async (bytes) => {
  const texts: string[] = [];
  for await (const one of readDocuments(bytes, { ...ORIGIN, source: { id: 's', path: `a.${format}` } })) texts.push('error' in one ? '' : one.markdown);
  return texts.join('\n');
};

async function measure({ format, bytes, truth }: Fixture, arms: Readonly<Record<string, Reader>>): Promise<Row[]> {
  const scores = new Map<string, Row>();
  for (const [arm, read] of Object.entries(arms)) scores.set(arm, await score(format, arm, read, bytes, truth));
  const able = Object.entries(arms).filter(([arm]) => scores.get(arm)?.error === undefined);
  const rounds: Record<string, number>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times: Record<string, number> = {};
    for (const [arm, read] of able) times[arm] = await timeOf(() => read(bytes));
    rounds.push(times);
  }
  return [...scores.values()].map((row) => (row.error ? row : { ...row, milliseconds: median(rounds.map((times) => times[row.arm]!)), ratio: median(rounds.map((times) => times[row.arm]! / times.ours!)) }));
}

async function score(format: string, arm: string, read: Reader, bytes: Uint8Array, truth: string): Promise<Row> {
  try {
    return { format, arm, ...scoreText(truth, await read(bytes)) };
  } catch (error) {
    return { format, arm, error: error instanceof Error ? error.message.split('\n')[0] : String(error) };
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function lineOf({ format, arm, recall, precision, milliseconds, ratio, error }: Row): string {
  const head = `${format.padEnd(5)} ${arm.padEnd(20)}`;
  if (error) return `${head} cannot: ${error.slice(0, 100)}`;
  return `${head} recall ${recall!.toFixed(3)}  precision ${precision!.toFixed(3)}  ${milliseconds!.toFixed(1).padStart(7)} ms  x${ratio!.toFixed(2)}`;
}
