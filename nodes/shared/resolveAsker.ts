import type { IExecuteFunctions } from 'n8n-workflow';
import type { AuditedCall, Auditor } from '../../src/audit/withAudit';
import { recordEvent } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import type { Asker, Principal } from '../../src/principal/Principal';
import { readAsker } from './asker';
import { whereInN8n } from './auditor';
import { openDirectory } from './connect';

/** What a node does for a person, as the audit log takes it. */
export type AskedFor = Pick<AuditedCall, 'operation' | 'digests' | 'content'>;

/** Who asks: the person as answers name them, their principal, and the call for `withAudit`. */
export interface ResolvedAsker {
  readonly asked: { readonly person: string; readonly assurance: Asker['assurance'] };
  readonly principal: Principal;
  readonly call: AuditedCall;
}

function toCall(context: IExecuteFunctions, asker: Asker, principal: Principal | undefined, askedFor: AskedFor): AuditedCall {
  const person = principal?.user ?? `${asker.issuer}|${asker.subject}`;
  const principals = principal ? [principal.user, ...principal.groups] : [];
  return { ...askedFor, tenant: principal?.tenant ?? 'default', person, principals, assurance: asker.assurance, n8n: whereInN8n(context) };
}

/** Resolves who asks for this item, in this very call. A person whom the directory refuses is recorded as denied before that is thrown. */
export async function resolveAsker(context: IExecuteFunctions, auditor: Auditor | undefined, askedFor: AskedFor, itemIndex: number): Promise<ResolvedAsker> {
  const { directory, policy } = await openDirectory(context, itemIndex);
  try {
    const asker = readAsker(context, policy, itemIndex);
    const principal = await directory.resolve(asker).catch(async (error: unknown) => {
      if (auditor && error instanceof AccessRefused)
        await recordEvent(auditor, toCall(context, asker, undefined, askedFor), 'result', auditor.newId(), { decision: 'denied', documents: [], content: askedFor.content });
      throw error;
    });
    return { asked: { person: principal.user, assurance: asker.assurance }, principal, call: toCall(context, asker, principal, askedFor) };
  } finally {
    await directory.close();
  }
}
