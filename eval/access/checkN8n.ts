import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ServiceUnavailable } from '../../src/errors/ServiceUnavailable';
import { NO_PAIRS, type WayFigures } from './checkRules';

const line = z.object({ way: z.string(), pairs: z.number(), granted: z.number(), seen: z.number(), leaks: z.number() });
const TESTS = ['accessLeaks', 'agentLeaks'];

/** The ways through a real n8n (webhook, chat, an agent's tool, stored executions, audit records), by the end-to-end tests that ask it; what they print goes to standard error. Takes minutes. */
export async function checkN8n(): Promise<Record<string, WayFigures>> {
  const folder = await mkdtemp(join(tmpdir(), 'eval-n8n-'));
  const path = join(folder, 'figures.jsonl');
  try {
    const words = ['--experimental-vm-modules', join('node_modules', 'jest', 'bin', 'jest.js'), '-c', 'jest.e2e.config.js', ...TESTS.map((name) => join('dist', 'test', 'e2e', name))];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 2, 2], env: { ...process.env, LEAK_FIGURES: path } });
    const [code] = (await once(child, 'close')) as [number | null];
    const told = await readFile(path, 'utf8').catch(() => '');
    const figures = told.split('\n').filter(Boolean).map((text) => line.parse(JSON.parse(text)));
    if (code !== 0 && figures.every(({ leaks }) => leaks === 0)) throw new ServiceUnavailable('N8N_NOT_ASKED', 'The questions to a real n8n did not all get through.', 'See above what failed, then run again.');
    return Object.fromEntries(figures.map(({ way, ...own }) => [`n8n ${way}`, { ...NO_PAIRS, ...own }]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
