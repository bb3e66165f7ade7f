import { z } from 'zod';
import { SAMPLE } from '../../fixtures/sampleDirectory';
import type { Rest } from './logIn';
import { sharedInstance } from './sharedInstance';

const invitedSchema = z.array(z.object({ user: z.object({ id: z.string(), email: z.string(), inviteAcceptUrl: z.string() }) }));

export interface N8nUser {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
}

/** How a person of the sample company is known to n8n. */
export const emailOf = (person: string): string => SAMPLE.people.find(({ id }) => id === person)?.logins.find(({ issuer }) => issuer === 'n8n')?.subject ?? '';

/** Invites people to the shared n8n and lets each accept; by email, with the session that accepting gives. */
export async function inviteUsers(rest: Rest, emails: readonly string[]): Promise<N8nUser[]> {
  const invited = invitedSchema.parse(await rest('POST', '/invitations', emails.map((email) => ({ email, role: 'global:member' }))));
  return Promise.all(invited.map(async ({ user: { id, email, inviteAcceptUrl } }) => {
    const body = { token: new URL(inviteAcceptUrl).searchParams.get('token'), firstName: 'A', lastName: 'B', password: `Passw0rd-${id}` };
    const response = await fetch(`${sharedInstance().baseUrl}/rest/invitations/accept`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${email} could not accept: ${response.status} ${await response.text()}`);
    return { id, email, cookie: response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]).join('; ') };
  }));
}
