import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Loads a package by name or absolute path; what comes back is known only to who asked. */
export type Load = <T>(name: string) => T;

/** Where the peers of the bench are installed, or undefined with the reason said. */
export interface Peers {
  /** An n8n with its nodes and LangChain. */
  readonly host?: Load;
  readonly hostFolder?: string;
  readonly lance?: Load;
}

interface Scripts {
  hostFolder(): string;
  installHost(): Promise<string>;
  lanceFolder(): string;
  installLance(): Promise<string>;
}

const loaderIn = (folder: string): Load => createRequire(join(folder, 'none.js')) as Load;

async function readScripts(): Promise<Scripts> {
  const [host, lance] = (await Promise.all(['scripts/host/installHost.mjs', 'scripts/measure/installLance.mjs'].map((path) => import(resolve(path))))) as [Scripts, Scripts];
  return { ...host, ...lance };
}

/** Finds them where the package's own scripts put them; `install` fetches what is missing (an n8n is 2.1 GB), `host` names another n8n's folder. */
export async function findPeers({ install, host }: { install: boolean; host?: string }, say: (line: string) => void): Promise<Peers> {
  const scripts = await readScripts();
  if (install) await Promise.all([host ?? scripts.installHost(), scripts.installLance()]);
  const [hostFolder, lanceFolder] = [host ?? scripts.hostFolder(), scripts.lanceFolder()];
  const missing = [!existsSync(hostFolder) && `no n8n in ${hostFolder}: n8n's nodes and LangChain are left out`, !existsSync(lanceFolder) && `no LanceDB in ${lanceFolder}: it is left out`];
  for (const one of missing) if (one) say(`${one}; --peers fetches it`);
  return { ...(existsSync(hostFolder) && { host: loaderIn(hostFolder), hostFolder }), ...(existsSync(lanceFolder) && { lance: loaderIn(lanceFolder) }) };
}
