import { parseArgs } from 'node:util';
import { chunking } from './chunking';
import { pii } from './pii';
import { runArms, type Suite } from './runArms';

const SUITES: Readonly<Record<string, Suite>> = { chunking, pii };

/** `npm run bench -- <suite> [--json]`: the arms of a suite in turn, in one process. */
function main(args: string[]): number {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  const suite = SUITES[positionals[0] ?? ''];
  if (!suite) {
    console.error(`Usage: npm run bench -- <${Object.keys(SUITES).join('|')}> [--json]`);
    return 2;
  }
  const rows = runArms(suite);
  if (values.json) console.log(JSON.stringify(rows));
  else for (const { arm, megacharacters, ratio } of rows) console.log(`${arm.padEnd(28)} ${megacharacters.toFixed(1).padStart(8)} million characters/s   x${ratio.toFixed(3)}`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
