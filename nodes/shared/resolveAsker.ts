import type { IExecuteFunctions } from 'n8n-workflow';
import type { Directory } from '../../src/access/Directory';
import { publicPrincipal } from '../../src/access/publicPrincipal';
import type { AuditedCall, Auditor } from '../../src/audit/withAudit';
import { recordEvent } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import type { Asker, Principal } from '../../src/principal/Principal';
import { readAsker } from './asker';
import { whereInN8n } from './auditor';
import { openDirectory } from './connect';

/** A directory with how it lets askers be known. */
export type OpenDirectory = Awaited<ReturnType<typeof openDirectory>>;

/** What a node does for a person, as the audit log takes it. */
export type AskedFor = Pick<AuditedCall, 'operation' | 'digests' | 'content'>;

/** Who asks: the person as answers name them, their principal, and the call for `withAudit`. */
export interface ResolvedAsker {
  readonly asked: { readonly person: string; readonly assurance: Asker['assurance'] };
  readonly principal: Principal;
  readonly call: AuditedCall;
}

/** The principal of an asker; of one whom nobody identified, what the directory's group `public` may see, and a refusal without that group. */
export async function resolvePrincipal(directory: Directory, asker: Asker, tenant: string): Promise<Principal> {
  if (asker.assurance !== 'public') return directory.resolve(asker);
  const principal = await publicPrincipal(directory, tenant, new Date());
  if (principal) return principal;
  throw new AccessRefused('NO_PUBLIC_GROUP', 'Nobody is known as the one who asks, and the directory has no group "public".', 'Add a group "public" to the directory, and allow it where outsiders may read.');
}

/** Resolves an asker. One whom the directory refuses is recorded as denied before that is thrown. */
export async function resolveKnownAsker(
  context: IExecuteFunctions, auditor: Auditor | undefined, { directory, policy }: OpenDirectory, asker: Asker, askedFor: AskedFor,
): Promise<ResolvedAsker> {
  const principal = await resolvePrincipal(directory, asker, policy.tenant).catch(async (error: unknown) => {
    if (auditor && error instanceof AccessRefused)
      await recordEvent(auditor, toCall(context, asker, undefined, { ...askedFor, digests: { ...askedFor.digests, reason: error.reason } }), 'result', auditor.newId(), { decision: 'denied', documents: [], content: askedFor.content });
    throw error;
  });
  return { asked: { person: principal.user, assurance: asker.assurance }, principal, call: toCall(context, asker, principal, askedFor) };
}

function toCall(context: IExecuteFunctions, asker: Asker, principal: Principal | undefined, askedFor: AskedFor): AuditedCall {
  const person = principal?.user ?? `${asker.issuer}|${asker.subject}`;
  const principals = principal ? [principal.user, ...principal.groups] : [];
  return { ...askedFor, tenant: principal?.tenant ?? 'default', person, principals, assurance: asker.assurance, n8n: whereInN8n(context) };
}

/** Resolves who asks for this item, in this very call. A person whom the directory refuses is recorded as denied before that is thrown. */
export async function resolveAsker(context: IExecuteFunctions, auditor: Auditor | undefined, askedFor: AskedFor, itemIndex: number): Promise<ResolvedAsker> {
  const opened = await openDirectory(context, itemIndex);
  try {
    return await resolveKnownAsker(context, auditor, opened, readAsker(context, opened.policy, itemIndex), askedFor);
  } finally {
    await opened.directory.close();
  }
}
