import type { IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../../src/errors/InvalidInput';
import { parents, readNode } from './asker';

const EMAIL_TRIGGER = 'n8n-nodes-base.emailReadImap';
/** The Simple format keeps the Message-ID under metadata, Resolved at the top. */
const output = z.object({ attributes: z.object({ uid: z.number().int().positive() }), metadata: z.object({ 'message-id': z.string().optional() }).optional(), messageId: z.string().optional() });

/** Where the mail of this item lies, by the Email Trigger (IMAP) that started the execution. */
export interface MailPointer {
  readonly mailbox: string;
  readonly uid: number;
  readonly messageId?: string;
}

/** The Email Trigger that started this execution and its mail for this item; undefined where another trigger did. */
export function readMailPointer(context: IExecuteFunctions, itemIndex: number): MailPointer | undefined {
  const [trigger, second] = parents(context).filter((node) => node.type === EMAIL_TRIGGER && readNode(context, node.name, 'isExecuted', itemIndex) === true);
  if (!trigger) return undefined;
  if (second) throw new InvalidInput('TWO_MAIL_TRIGGERS', 'Two Email Triggers have run before this node.', 'Give each its own workflow.');
  return toPointer(trigger, output.safeParse(readNode(context, trigger.name, 'item.json', itemIndex)).data);
}

function toPointer({ name, parameters }: NodeTypeAndVersion, found: z.output<typeof output> | undefined): MailPointer {
  if (!found) throw new InvalidInput('MAIL_WITHOUT_UID', `"${name}" gave no UID for this item.`, 'Set its Format to Simple or Resolved, and let no node between lose which item is which.');
  return { mailbox: typeof parameters?.mailbox === 'string' ? parameters.mailbox : 'INBOX', uid: found.attributes.uid, messageId: found.metadata?.['message-id'] ?? found.messageId };
}
