import { createInterface } from 'node:readline/promises';

/** Asks on the terminal; only y or yes is a yes. */
export async function askYesNo(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `).finally(() => terminal.close());
  return /^y(es)?$/i.test(answer.trim());
}
