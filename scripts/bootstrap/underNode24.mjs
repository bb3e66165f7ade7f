import { stopEverything, stopOnSignals } from './childProcesses.mjs';
import { fetchedNodeFolder, fetchNode } from './fetchNode.mjs';
import { findNode } from './findNode.mjs';
import { join } from 'node:path';
import { runAttached } from './runAttached.mjs';
import { say } from './step.mjs';

/**
 * Runs `main` (which resolves with the exit code) under Node 24 or newer: here if this is one, else this same command again under one
 * that is found or fetched. A failed step is told in two sentences, without a stack. Everything started is stopped before the end.
 */
export async function underNode24(main) {
  stopOnSignals();
  const code = await run(main).catch(tell);
  await stopEverything();
  process.exit(code);
}

async function run(main) {
  const fetched = fetchedNodeFolder();
  const node = findNode(fetched && join(fetched, 'bin', 'node')) ?? join(await fetchNode(), 'bin', 'node');
  if (node === process.execPath) return main();
  return runAttached(node, process.argv.slice(1));
}

function tell(error) {
  say(`\n${error.todo ? error.message : error.stack}`);
  if (error.todo) say(error.todo);
  return 1;
}
