import type { IExecuteFunctions } from 'n8n-workflow';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { parents, readNode } from './asker';

/** The token after "Bearer", or undefined where the text is none (RFC 6750). */
export const readBearer = (text: unknown): string | undefined => (typeof text === 'string' ? /^\s*Bearer +([\w.~+/-]+=*)\s*$/i.exec(text)?.[1] : undefined);

/** The token that came with the webhook of this very execution, still to be verified; undefined where no webhook ran. */
export function bearerOfTrigger(context: IExecuteFunctions, itemIndex: number): string | undefined {
  const ran = parents(context).filter((node) => node.type === 'n8n-nodes-base.webhook' && readNode(context, node.name, 'isExecuted', itemIndex) === true);
  const [webhook] = ran;
  if (!webhook) return undefined;
  const token = ran.length === 1 ? readBearer(readNode(context, webhook.name, 'first().json.headers?.authorization', itemIndex)) : undefined;
  if (token) return token;
  throw new AccessRefused('ASKER_REFUSED', `The call to "${webhook.name}" brought no token.`, 'Send it in the header: Authorization: Bearer ...');
}
