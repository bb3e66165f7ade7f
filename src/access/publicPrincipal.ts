import type { Principal } from '../principal/Principal';
import type { Directory } from './Directory';

/** The group that stands for outsiders; a folder is open to them where its access.yaml allows this group. */
export const PUBLIC_GROUP = 'public';

const LIFETIME_MILLISECONDS = 60_000;

/** What an outsider may see: what `group:public` may, and nothing of `everyone`. Undefined where the directory has no such group. */
export async function publicPrincipal(directory: Directory, tenant: string, now: Date): Promise<Principal | undefined> {
  const group = (await directory.resolveNames([PUBLIC_GROUP])).get(PUBLIC_GROUP);
  if (!group?.startsWith('group:')) return undefined;
  return { tenant, user: 'user:public', groups: [group as `group:${string}`], outsider: true, resolvedAt: now.toISOString(), expiresAt: new Date(now.getTime() + LIFETIME_MILLISECONDS).toISOString() };
}
