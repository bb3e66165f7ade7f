import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAME = 'n8n-nodes-private-llm';

/** Absolute path of the folder that holds package.json. */
export const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What can be fetched or built again; XDG Base Directory `cache`. */
export const cacheFolder = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), NAME);

/** What must survive a reboot and is nobody else's business: the permanent n8n; XDG Base Directory `state`. */
export const stateFolder = () => join(process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), NAME);

/** A path typed by the user is relative to where npm was called, not to the package. */
export const fromUser = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
