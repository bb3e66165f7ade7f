import { PrivateLlmError } from '../src/errors/PrivateLlmError';
import { access } from './access';
import { checks } from './checks';
import { categories } from './categories';
import { company } from './company';
import { filterCost } from './filterCost';
import { parse } from './parse';
import { piiCases } from './pii/piiCases';
import { piiFalseAlarms } from './pii/piiFalseAlarms';
import { piiGoldSet } from './pii/piiGoldSet';
import { piiNearMisses } from './pii/piiNearMisses';
import { piiSpans } from './pii/piiSpans';
import { SPAN_RULE } from './pii/scoreSpans';
import { retrieval } from './retrieval';
import { revocation } from './revocation';

/** What a suite is run with: its own options by name, and where its lines for people go. */
export interface SuiteCall {
  readonly options: ReadonlyMap<string, string>;
  readonly print: (line: string) => void;
}

/** Figures by name, those of one part under its name; lists are shown with --json only. */
export interface Figures {
  readonly [name: string]: number | Figures | readonly object[];
}

/** Runs one evaluation and returns its figures. */
export type Suite = (call: SuiteCall) => Promise<Figures>;

const SUITES: Readonly<Record<string, Suite>> = { access, categories, checks, 'filter-cost': filterCost, company, parse, retrieval, revocation, 'pii-cases': piiCases, 'pii-spans': piiSpans, 'pii-near-misses': piiNearMisses, 'pii-gold-set': piiGoldSet, 'pii-false-alarms': piiFalseAlarms };

const USAGE = `Usage: npm run eval -- <${Object.keys(SUITES).join('|')}> [--data] PATH [--json] [--store sqlite|qdrant]
  access     no data: canary documents, people and ways of asking are invented from --seed N; zero leaks are allowed. --n8n asks a real n8n too.
  checks     no data: takes each check of who may see what out of a copy of the code and runs its tests; none may be missed. --only WORD.
  categories  [{ set, category, title, text }], by default eval/categories/cases.json: how often the rules sort right.
  filter-cost  no data: what the access filter costs over --documents N (10000), for a person in 1 and in 200 groups.
  revocation  no data: seconds from a right being taken back to its effect.
  parse      a folder; --out DIR gets the Markdown of each file. --ocr off leaves pictures unread, --seconds N is the time for one file.
             --vision MODEL --base-url URL [--api-key-file FILE] [--leave-out] has a model read pictures and scanned pages; --leave-out goes on without a page that it could not read.
  pii-cases  [{ entities, text, count, spans }]: each case against its entities only, without a threshold; the count and each given span must be exact.
  pii-spans  [{ text, spans: [{ type, start, end }] }]: precision, recall and F2 by type at default settings. ${SPAN_RULE} --wrong shows each difference.`;

/** `--name value` pairs and bare `--name` flags; a first word without dashes is the data. */
function readOptions(words: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  if (words[0] && !words[0].startsWith('--')) options.set('data', words[0]);
  words.forEach((word, index) => {
    const value = words[index + 1];
    if (word.startsWith('--')) options.set(word.slice(2), value === undefined || value.startsWith('--') ? '' : value);
  });
  return options;
}

const asText = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(4));

function printFigures(figures: Figures, indent = ''): void {
  for (const [key, value] of Object.entries(figures)) {
    if (Array.isArray(value)) continue;
    if (typeof value === 'number') console.log(`${indent}${key.padEnd(14)} ${asText(value)}`);
    else if (Object.values(value).every((inner) => typeof inner === 'number')) console.log(`${indent}${key.padEnd(26)} ${Object.entries(value).map(([name, inner]) => `${name} ${asText(Number(inner))}`).join('  ')}`);
    else printFigures(value as Figures, indent);
  }
}

/** With --json the last line of standard output is the figures as one JSON object; lines for people go to standard error then. */
async function main([name = '', ...words]: readonly string[]): Promise<number> {
  const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
  if (!suite) return console.error(USAGE), 2;
  const options = readOptions(words);
  const print = options.has('json') ? console.error : console.log;
  const figures = await suite({ options, print });
  if (options.has('json')) console.log(JSON.stringify(figures));
  else printFigures(figures);
  return 0;
}

function explain(error: unknown): number {
  if (!(error instanceof PrivateLlmError)) throw error;
  console.error(`${error.message} ${error.todo}`);
  return 1;
}

void main(process.argv.slice(2)).catch(explain).then((code) => (process.exitCode = code));
