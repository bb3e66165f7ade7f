import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepFailed } from '../bootstrap/StepFailed.mjs';
import { RestClient } from './restClient.mjs';
import { writePrivateFile } from './writePrivateFile.mjs';

/** The e-mail address of the owner that a new instance gets; no mail is ever sent to it. */
export const OWNER_EMAIL = 'owner@private-llm.example';

/**
 * Logs in as the instance's owner, whom it makes with this e-mail address and a random password when there is none yet.
 * The password is kept in `owner.json` beside the instance (0600); `isNew` says that it was made just now.
 */
export async function logIn({ baseUrl, folder, logFile }, email = OWNER_EMAIL) {
  const rest = new RestClient({ baseUrl, logFile });
  const file = join(folder, 'owner.json');
  const settings = await rest.call('GET', '/settings');
  if (settings.userManagement?.showSetupOnFirstLoad) {
    const owner = { email, password: `${randomBytes(18).toString('base64url')}-A1` };
    await writePrivateFile(file, `${JSON.stringify(owner, null, 2)}\n`);
    await rest.call('POST', '/owner/setup', { ...owner, firstName: 'Private', lastName: 'LLM' });
    return { rest, owner, file, isNew: true };
  }
  const owner = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const response = await rest.send('POST', '/login', { emailOrLdapLoginId: owner.email ?? OWNER_EMAIL, password: owner.password ?? '' });
  if (!response.ok) throw new StepFailed(`The owner's password in ${file} is no longer right.`, `Write the present e-mail and password into that file and run the command again, or move ${folder} away to begin anew.`);
  await rest.call('POST', '/login', { emailOrLdapLoginId: owner.email, password: owner.password });
  return { rest, owner, file, isNew: false };
}
