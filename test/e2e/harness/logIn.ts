import { type Rest, restOf } from './restOf';
import { sharedInstance } from './sharedInstance';

export type { Rest } from './restOf';

/** The session cookie of the instance's owner, as a browser sends it: one login for all tests, since n8n refuses the sixth within a minute. */
export async function logInCookie(): Promise<string> {
  return Promise.resolve(sharedInstance().cookie);
}

/** n8n's own REST interface as the owner of the shared instance. */
export async function logIn(): Promise<Rest> {
  return restOf(sharedInstance().baseUrl, await logInCookie());
}
