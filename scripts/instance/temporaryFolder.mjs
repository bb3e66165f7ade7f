import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAtEnd } from '../bootstrap/childProcesses.mjs';

/** A folder of our own (0700) that is removed when this process ends, after what was started later is stopped. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-private-llm-'));
  stopAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
