import { resolve } from 'node:path';
import { type Rest, restOf } from './restOf';

export interface CleanInstance {
  readonly baseUrl: string;
  /** n8n's user folder; `.n8n` lies in it. Gone after `stop`. */
  readonly folder: string;
  readonly logFile: string;
  readonly cookie: string;
  readonly rest: Rest;
  stop(): Promise<void>;
}

type Login = { rest: { cookie: string } };
type Started = { baseUrl: string; logFile: string };
const script = async (path: string): Promise<Record<string, (...given: unknown[]) => unknown>> => (await import(resolve('scripts', path))) as Record<string, (...given: unknown[]) => unknown>;

/** Starts another n8n of the pinned version, with nothing of ours in it but what `prepare` puts into its folder, and logs in as its new owner. */
export async function startCleanInstance(environment: Record<string, string>, readable: readonly string[] = [], prepare: (folder: string) => void | Promise<void> = () => undefined): Promise<CleanInstance> {
  const { stopEverything } = await script('bootstrap/childProcesses.mjs');
  const { temporaryFolder } = await script('instance/temporaryFolder.mjs');
  const { installHost } = await script('host/installHost.mjs');
  const { startInstance } = await script('instance/startInstance.mjs');
  const { logIn } = await script('instance/logIn.mjs');
  const folder = temporaryFolder?.() as string;
  await prepare(folder);
  const instance = (await startInstance?.({ bin: await installHost?.(), folder, readable, environment })) as Started;
  const { rest } = (await logIn?.({ ...instance, folder })) as Login;
  return { ...instance, folder, cookie: rest.cookie, rest: restOf(instance.baseUrl, rest.cookie), stop: async () => void (await stopEverything?.()) };
}
