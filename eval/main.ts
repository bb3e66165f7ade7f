import { PrivateLlmError } from '../src/errors/PrivateLlmError';
import { company } from './company';
import { retrieval } from './retrieval';

/** What a suite is run with: its own options by name, and where its lines for people go. */
export interface SuiteCall {
  readonly options: ReadonlyMap<string, string>;
  readonly print: (line: string) => void;
}

/** Runs one evaluation and returns its figures. */
export type Suite = (call: SuiteCall) => Promise<Readonly<Record<string, number>>>;

const SUITES: Readonly<Record<string, Suite>> = { company, retrieval };

const USAGE = `Usage: npm run eval -- <${Object.keys(SUITES).join('|')}> --data PATH [--json] [--store sqlite|qdrant]`;

/** `--name value` pairs and bare `--name` flags. */
function readOptions(words: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  words.forEach((word, index) => {
    const value = words[index + 1];
    if (word.startsWith('--')) options.set(word.slice(2), value === undefined || value.startsWith('--') ? '' : value);
  });
  return options;
}

/** With --json the last line of standard output is the figures as one JSON object; lines for people go to standard error then. */
async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
  if (!suite) return console.error(USAGE), 2;
  const options = readOptions(words);
  const print = options.has('json') ? console.error : console.log;
  const figures = await suite({ options, print });
  if (options.has('json')) console.log(JSON.stringify(figures));
  else for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(14)} ${Number.isInteger(value) ? value : value.toFixed(4)}`);
  return 0;
}

function explain(error: unknown): number {
  if (!(error instanceof PrivateLlmError)) throw error;
  console.error(`${error.message} ${error.todo}`);
  return 1;
}

void main(process.argv.slice(2)).catch(explain).then((code) => (process.exitCode = code));
