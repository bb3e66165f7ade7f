import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type Auditor, recordEvent } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { InvalidInput } from '../../src/errors/InvalidInput';
import { composeReply } from '../../src/mail/composeReply';
import { composeReview, type Handled } from '../../src/mail/composeReview';
import type { Mail } from '../../src/mail/Mail';
import { noReplyReasons } from '../../src/mail/noReplyReasons';
import { parseMailbox } from '../../src/mail/parseMailbox';
import { readMail } from '../../src/mail/readMail';
import { readQuestion } from '../../src/mail/readQuestion';
import { MAIL_ISSUER } from '../../src/principal/Principal';
import { whereInN8n } from '../shared/auditor';
import { readDirectoryTenant, readMessage } from '../shared/connect';
import { readMailPointer } from '../shared/mailTrigger';
import { resolveSender } from '../shared/resolveSender';
import { toJson } from '../shared/toJson';
import { isToolCall } from '../shared/toolCall';
import { makeAnswer } from './makeAnswer';

const OPERATION = 'mail';

/** The mail of this item: from the mailbox where an Email Trigger has run, else the sample of the form. */
async function openMail(context: IExecuteFunctions, itemIndex: number): Promise<{ mail: Mail; fetched: boolean }> {
  const pointer = readMailPointer(context, itemIndex);
  if (!pointer) return { mail: await readMail(Buffer.from(readSample(context, itemIndex))), fetched: false };
  const mail = await readMail(await readMessage(context, pointer.mailbox, pointer.uid, itemIndex));
  if (pointer.messageId === undefined || pointer.messageId === mail.messageId) return { mail, fetched: true };
  throw new InvalidInput('OTHER_MAIL', `The mail with UID ${pointer.uid} is not the one that started the trigger.`, 'Choose the same mailbox in both nodes.');
}

function readSample(context: IExecuteFunctions, itemIndex: number): string {
  const sample: unknown = context.getNodeParameter('sampleMessage', itemIndex);
  if (typeof sample === 'string' && sample.trim()) return sample;
  throw new InvalidInput('NO_MAIL', 'No Email Trigger has run, and there is no sample message.', 'Start with the Email Trigger (IMAP), or give a whole message in Sample Message.');
}

const readOwnAddresses = (context: IExecuteFunctions, itemIndex: number): string[] =>
  String(context.getNodeParameter('ownAddresses', itemIndex) ?? '').split(/[,;\s]+/).map((address) => parseMailbox(address)).filter((address) => address !== undefined);

/** A mail that gets no reply leaves a record, and nothing else of it goes on. */
async function passOver(context: IExecuteFunctions, auditor: Auditor | undefined, mail: Mail, noReply: readonly string[], itemIndex: number): Promise<INodeExecutionData[][]> {
  const person = `${MAIL_ISSUER}|${mail.from ?? ''}`;
  const call = { tenant: await readDirectoryTenant(context, itemIndex), person, principals: [], operation: OPERATION, digests: {}, n8n: whereInN8n(context), content: undefined };
  if (auditor) await recordEvent(auditor, call, 'result', auditor.newId(), { decision: 'blocked', documents: [], content: { noReply } });
  return [[], [{ json: toJson({ mail: summaryOf(mail), noReply }) }]];
}

const summaryOf = ({ from, name, subject, messageId, date }: Mail) => ({ from, name, subject, messageId, date });

/** What a mail asks, answered for its sender, as a draft for a reviewer: answered (first output), or not found, not known or not to be answered (second). */
export async function mail(context: IExecuteFunctions, auditor: Auditor | undefined, itemIndex: number, signal?: AbortSignal): Promise<INodeExecutionData[][]> {
  if (isToolCall(context)) throw new AccessRefused('ASKER_REFUSED', 'The model may not choose whose mail is answered.', 'Choose the operation Answer or Search in an agent\'s tool.');
  const opened = await openMail(context, itemIndex);
  const own = readOwnAddresses(context, itemIndex);
  const noReply = noReplyReasons(opened.mail, own);
  if (noReply.length > 0) return passOver(context, auditor, opened.mail, noReply, itemIndex);
  const question = readQuestion(opened.mail);
  const { status, why, who } = await resolveSender(context, auditor, opened, { operation: OPERATION, digests: {}, content: { question }, question, knowledgeBase: String(context.getNodeParameter('knowledgeBase', itemIndex)) }, itemIndex);
  const answer = who && (await makeAnswer(context, auditor, { question, ...who }, itemIndex, signal));
  return toOutputs(context, { mail: opened.mail, question, sender: { status, why, person: status === 'known' ? who.asked.person : undefined }, answer }, own[0] ?? '');
}

async function toOutputs(context: IExecuteFunctions, handled: Handled, own: string): Promise<INodeExecutionData[][]> {
  const { mail: received, question, sender, answer } = handled;
  const { from } = received;
  const draft = answer?.status === 'answered' && from ? composeReply({ ...received, from }, answer, own) : undefined;
  const shown = draft && { to: draft.to, subject: draft.subject, text: draft.text };
  const json = toJson({ mail: summaryOf(received), noReply: [], question, sender, answer, draft: shown, review: composeReview({ ...handled, draft }) });
  if (!draft) return [[], [{ json }]];
  return [[{ json, binary: { reply: await context.helpers.prepareBinaryData(Buffer.from(draft.eml), 'reply.eml', 'message/rfc822') } }], []];
}
