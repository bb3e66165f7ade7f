import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const made = z.array(z.object({ type: z.string(), name: z.string() }));
const PRINT = "import('./scripts/instance/companyCredentials.mjs').then((m) => console.log(JSON.stringify(m.companyCredentials({ secrets: {}, directoryFile: '' }).map(({ type, name }) => ({ type, name })))))";

/** Type and name of every credential that `npm start` creates where no model server is used. Runs in a process of its own, since jest does not load ES modules. */
export function companyCredentialNames(): { type: string; name: string }[] {
  return made.parse(JSON.parse(execFileSync(process.execPath, ['-e', PRINT], { encoding: 'utf8' })));
}
