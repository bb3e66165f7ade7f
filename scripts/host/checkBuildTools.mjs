import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailed } from '../bootstrap/StepFailed.mjs';

/** What compiles SQLite, and the Debian package that holds it. */
const TOOLS = { 'g++': 'g++', make: 'make', python3: 'python3' };

/** Throws before anything long is begun when a tool that n8n's SQLite needs is missing. */
export function checkBuildTools() {
  const missing = Object.keys(TOOLS).filter((tool) => !isOnPath(tool));
  if (missing.length === 0) return;
  const packages = missing.map((tool) => TOOLS[tool]).join(' ');
  throw new StepFailed(
    `n8n keeps its data in SQLite, which is compiled here; missing: ${missing.join(', ')}.`,
    `Install it (Debian, Ubuntu: "sudo apt-get install ${packages}") and run the command again.`,
  );
}

const isOnPath = (tool) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
