import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../bootstrap/folders.mjs';
import { step } from '../bootstrap/step.mjs';
import { installHost, N8N_VERSION } from '../host/installHost.mjs';
import { companyCredentials } from './companyCredentials.mjs';
import { importCredentials, importWorkflows } from './importOnce.mjs';
import { installPackage } from './installPackage.mjs';
import { instanceSecrets } from './instanceSecrets.mjs';
import { logIn } from './logIn.mjs';
import { readWorkflows } from './readWorkflows.mjs';
import { startInstance } from './startInstance.mjs';

/**
 * A running n8n over `folder` that holds our nodes, the credentials and the workflows of one company
 * (`documents` and `directoryFile`; n8n may read these two and no other path). What the user changed in it stays changed.
 * `ownerEmail` makes the new owner one of the directory's people, so that the chat knows who asks.
 */
export async function startCompanyInstance({ folder, documents, directoryFile, preferredPort, models, ownerEmail }) {
  const bin = await installHost();
  await step('Our nodes', 'packing and installing them into n8n', () => installPackage(packageRoot, folder));
  const secrets = await instanceSecrets(folder);
  const readable = [documents, directoryFile].filter(existsSync);
  const instance = await step(`n8n ${N8N_VERSION}`, 'starting', (report) => startInstance({ bin, folder, readable, preferredPort, report }));
  const login = await logIn(instance, ownerEmail);
  const imported = await step('Workflows', 'importing what is missing', () => importCompany(login.rest, { secrets, documents, directoryFile, models }));
  return { ...instance, ...login, secrets, imported, packageFolder: join(folder, '.n8n', 'nodes') };
}

async function importCompany(rest, { secrets, documents, directoryFile, models }) {
  const ids = await importCredentials(rest, companyCredentials({ secrets, directoryFile, models }));
  return importWorkflows(rest, readWorkflows(documents, models?.chat), ids);
}
