import { connectTokenizer } from './chunking/connectTokenizer';
import { judgeCuts } from './chunking/judgeCuts';
import { peers, type Split } from './chunking/peers';
import { realText } from './chunking/realText';
import { chunkDocument, type ChunkOptions } from '../src/chunking/chunkDocument';

const SIZE = { characters: 700, tokens: 500 };
const LENGTH = 400_000;

const asDocument = (markdown: string) => ({ id: 'd', title: '', markdown, metadata: { format: 'md' } });
const ours = (options: ChunkOptions): Split => async (text) => chunkDocument(asDocument(text), options).map((chunk) => chunk.text);
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Row {
  readonly arm: string;
  readonly megabytes: number;
  readonly ratio: number;
}

/** Millions of bytes (UTF-8) a second, the arms in turn round by round; the ratio is the median of the rounds' ratios to the first arm. */
async function race(text: string, arms: Readonly<Record<string, Split>>, rounds: number): Promise<Row[]> {
  const bytes = Buffer.byteLength(text);
  const seen: Record<string, number>[] = [];
  for (let round = 0; round <= rounds; round++) {
    const speeds: Record<string, number> = {};
    for (const [arm, split] of Object.entries(arms)) {
      const started = performance.now();
      await split(text);
      speeds[arm] = bytes / 1000 / (performance.now() - started);
    }
    // The first round warms up.
    if (round > 0) seen.push(speeds);
  }
  const [first = ''] = Object.keys(arms);
  return Object.keys(arms).map((arm) => ({ arm, megabytes: median(seen.map((speeds) => speeds[arm] ?? 0)), ratio: median(seen.map((speeds) => (speeds[arm] ?? 0) / (speeds[first] || 1))) }));
}

/** Our splitter beside LangChain's and n8n's, where an n8n is installed at `host`: speed, and what each cuts through. */
export async function chunking({ host, rounds }: { readonly host?: string; readonly rounds: number }, json: boolean): Promise<void> {
  const { name, text } = realText(LENGTH);
  const tokenizer = await connectTokenizer('o200k_base');
  const others = host ? peers(host, SIZE, tokenizer) : { characters: {}, tokens: {} };
  const units = {
    characters: { max: SIZE.characters, sizeOf: (chunk: string) => chunk.length, arms: { ours: ours({ maxCharacters: SIZE.characters }), ...others.characters } },
    tokens: { max: SIZE.tokens, sizeOf: tokenizer, arms: { ours: ours({ tokens: { max: SIZE.tokens, tokenizer: { name: 'o200k_base', count: tokenizer } } }), ...others.tokens } },
  };
  const result: Record<string, object[]> = {};
  for (const [unit, { max, sizeOf, arms }] of Object.entries(units)) {
    const speeds = await race(text, arms, rounds);
    result[unit] = await Promise.all(speeds.map(async (row) => ({ ...row, ...judgeCuts(text, await arms[row.arm as keyof typeof arms](text), max, sizeOf) })));
  }
  if (json) return console.log(JSON.stringify({ text: name, characters: text.length, size: SIZE, ...result }));
  console.log(`${text.length} characters of ${name}; at most ${SIZE.characters} characters, or ${SIZE.tokens} tokens of o200k_base; shares of all cuts`);
  for (const rows of Object.values(result)) console.table(rows);
}
