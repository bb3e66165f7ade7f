import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Auditor } from '../../src/audit/withAudit';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { CREDENTIAL, hasCredential } from '../shared/connect';
import { toDirectoryConfiguration } from '../shared/credentials';
import { resolveAsker, type ResolvedAsker } from '../shared/resolveAsker';
import type { ChatForm } from './readForm';

/** Whether the call needs to know who asks: a record would name the person, or a policy judge them. */
export async function needsWho(context: IExecuteFunctions, auditor: Auditor | undefined, itemIndex: number): Promise<boolean> {
  if (auditor) return true;
  return hasCredential(context, CREDENTIAL.directory) && toDirectoryConfiguration(await context.getCredentials(CREDENTIAL.directory, itemIndex)).policyPath !== undefined;
}

/** Resolves the person of this item, whom the record of the call names. */
export async function readWho(context: IExecuteFunctions, auditor: Auditor | undefined, form: ChatForm, itemIndex: number): Promise<ResolvedAsker> {
  if (!hasCredential(context, CREDENTIAL.directory))
    throw new ConfigurationError('DIRECTORY_MISSING', 'An Audit Log credential is set, but no Directory credential.', 'Choose a Directory credential, so that the record can say who asked.');
  const digests = { model: form.model, systemPrompt: createHash('sha256').update(form.systemPrompt).digest('hex') };
  return resolveAsker(context, auditor, { operation: 'chat', digests, content: { history: form.history, message: form.message }, question: [...form.history.map(({ content }) => content), form.message].join('\n') }, itemIndex);
}
