import { randomBytes } from 'node:crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { connectChat } from '../../src/adapters/connect';
import { type Auditor, withAudit } from '../../src/audit/withAudit';
import { makeCanary } from '../../src/guard/canary';
import { CREDENTIAL } from '../shared/connect';
import { toChatConfiguration } from '../shared/credentials';
import { toJson } from '../shared/toJson';
import { askModel, type ChatOutcome } from './askModel';
import { readForm, type ChatForm } from './readForm';
import { needsWho, readWho } from './readWho';
import { redactOutcome } from './redactOutcome';

async function openModel(context: IExecuteFunctions, { options }: ChatForm, itemIndex: number) {
  const configuration = toChatConfiguration(await context.getCredentials(CREDENTIAL.model, itemIndex));
  return connectChat({ ...configuration, timeout: options.timeout ? options.timeout * 1000 : configuration.timeout });
}

/** One answer for the item: on the first output, or on the second where a guard has blocked it. */
export async function chat(context: IExecuteFunctions, auditor: Auditor | undefined, itemIndex: number, signal?: AbortSignal): Promise<INodeExecutionData[][]> {
  const form = readForm(context, itemIndex);
  const who = (await needsWho(context, auditor, itemIndex)) ? await readWho(context, auditor, form, itemIndex) : undefined;
  const model = await openModel(context, form, itemIndex);
  const canary = form.options.canary ? makeCanary(randomBytes) : undefined;
  const run = async () => {
    const ask = () => askModel(model, form, canary, signal);
    const made = who ? await who.ruling.spending(ask, ({ usage }) => usage) : await ask();
    return redactOutcome(made, who?.ruling.redact ?? []);
  };
  const describe = (made: ChatOutcome) => ({ decision: made.status === 'blocked' ? ('blocked' as const) : ('allowed' as const), documents: [], content: { message: form.message, outcome: made } });
  const { value, auditId } = who ? await withAudit(auditor, who.call, run, describe) : { value: await run(), auditId: undefined };
  const item = { json: toJson({ ...value, asked: who?.asked, auditId }) };
  return value.status === 'answered' ? [[item], []] : [[], [item]];
}
