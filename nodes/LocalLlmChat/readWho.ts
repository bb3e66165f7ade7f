import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { AuditedCall, Auditor } from '../../src/audit/withAudit';
import { recordEvent } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import type { Asker, Principal } from '../../src/principal/Principal';
import { readAsker } from '../shared/asker';
import { whereInN8n } from '../shared/auditor';
import { CREDENTIAL, hasCredential, openDirectory } from '../shared/connect';
import type { ChatForm } from './readForm';

/** Who asks, and the call as the audit log takes it. */
export interface Who {
  readonly asked: { readonly person: string; readonly assurance: Asker['assurance'] };
  readonly call: AuditedCall;
}

function toCall(context: IExecuteFunctions, form: ChatForm, asker: Asker, principal: Pick<Principal, 'tenant' | 'user' | 'groups'> | undefined): AuditedCall {
  const digests = { model: form.model, systemPrompt: createHash('sha256').update(form.systemPrompt).digest('hex') };
  const person = principal?.user ?? `${asker.issuer}|${asker.subject}`;
  const principals = principal ? [principal.user, ...principal.groups] : [];
  return { tenant: principal?.tenant ?? 'default', person, principals, assurance: asker.assurance, operation: 'chat', digests, n8n: whereInN8n(context), content: { history: form.history, message: form.message } };
}

/** Resolves the person of this item. A refusal is recorded as denied before it is thrown. */
export async function readWho(context: IExecuteFunctions, auditor: Auditor, form: ChatForm, itemIndex: number): Promise<Who> {
  if (!hasCredential(context, CREDENTIAL.directory))
    throw new ConfigurationError('DIRECTORY_MISSING', 'An Audit Log credential is set, but no Directory credential.', 'Choose a Directory credential, so that the record can say who asked.');
  const { directory, policy } = await openDirectory(context, itemIndex);
  try {
    const asker = readAsker(context, policy, itemIndex);
    const principal = await directory.resolve(asker).catch(async (error: unknown) => {
      const call = toCall(context, form, asker, undefined);
      if (error instanceof AccessRefused) await recordEvent(auditor, call, 'result', auditor.newId(), { decision: 'denied', documents: [], content: call.content });
      throw error;
    });
    return { asked: { person: principal.user, assurance: asker.assurance }, call: toCall(context, form, asker, principal) };
  } finally {
    await directory.close();
  }
}
