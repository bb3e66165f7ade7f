import { join } from 'node:path';
import { packageRoot } from '../bootstrap/folders.mjs';
import { startCompanyInstance } from '../instance/startCompanyInstance.mjs';
import { temporaryFolder } from '../instance/temporaryFolder.mjs';

/** One of the sample company's people, so that the chat knows the owner. */
const OWNER_EMAIL = 'chen.zhiming@formosa.example';

/** Jest's global set-up: one n8n over sample/, told to the tests as JSON in E2E_INSTANCE. One that is told already is used as it is. */
export default async function startSharedInstance() {
  if (process.env.E2E_INSTANCE) return;
  const documents = join(packageRoot, 'sample', 'documents');
  const directoryFile = join(packageRoot, 'sample', 'directory.yaml');
  const { baseUrl, folder, owner, rest, secrets } = await startCompanyInstance({ folder: temporaryFolder(), documents, directoryFile, ownerEmail: OWNER_EMAIL });
  process.env.E2E_INSTANCE = JSON.stringify({ baseUrl, folder, owner, cookie: rest.cookie, secrets, documents, directoryFile });
}
