import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivateFile } from './writePrivateFile.mjs';

const NAMES = ['portalJwt', 'operatorJwt', 'auditEncryption', 'auditPseudonym', 'pii', 'erpCaller', 'frappeWebhook', 'portalCaller'];

/** The instance's own keys (32 random bytes in base64 each), made once and kept in `secrets.json` beside it (0600). Losing them loses the audit log's text. */
export async function instanceSecrets(folder) {
  const file = join(folder, 'secrets.json');
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const secrets = Object.fromEntries(NAMES.map((name) => [name, kept[name] ?? randomBytes(32).toString('base64')]));
  if (NAMES.some((name) => !kept[name])) await writePrivateFile(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}
