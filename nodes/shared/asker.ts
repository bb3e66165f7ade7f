import type { IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';
import { z } from 'zod';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { assuranceSchema } from '../../src/principal/assurance';
import type { Asker } from '../../src/principal/Principal';
import { mayIssueTokens, N8N_ISSUER, OWN_ISSUER } from '../../src/principal/Principal';
import type { AskerPolicy } from './credentials';
import { isToolCall, placeOf } from './toolCall';

const OUR_NODES = /^(?:n8n-nodes-private-llm|CUSTOM)\.(?:ragQuery|localLlmChat|accessCheck)$/;

const claims = z.record(z.string(), z.unknown());
const scope = z.object({ tokenId: z.string(), knowledgeBases: z.array(z.string()) });
const asked = z.object({ person: z.string().min(1), assurance: assuranceSchema, scope: scope.optional() });
/** Where our nodes say for whom they acted: RAG Query's Answer inside its answer, the others beside what they give. */
const askedOf = z.union([z.object({ answer: z.object({ asked }) }).transform(({ answer }) => answer.asked), z.object({ asked }).transform((item) => item.asked)]);

function refuse(message: string, todo: string): never {
  throw new AccessRefused('ASKER_REFUSED', message, todo);
}

/** A value of another node's output for this item; the node's name is data, never a part of the expression's code. */
export function readNode(context: IExecuteFunctions, name: string, path: string, itemIndex: number): unknown {
  if (/\{\{|\}\}/.test(name)) refuse(`The node name "${name}" holds braces.`, 'Rename the node.');
  return context.evaluateExpression(`{{ $(${JSON.stringify(name)}).${path} }}`, itemIndex);
}

/** The nodes before this one, or before the agent that calls it as a tool, that are switched on. */
export function parents(context: IExecuteFunctions): NodeTypeAndVersion[] {
  return context.getParentNodes(placeOf(context), { includeNodeParameters: true }).filter((node) => !node.disabled);
}

function fromWebhook(context: IExecuteFunctions, node: NodeTypeAndVersion, policy: AskerPolicy, itemIndex: number): Asker {
  if (node.parameters?.authentication !== 'jwtAuth')
    refuse(`The trigger "${node.name}" does not authenticate with JWT, so nobody knows who is asking.`, 'Set its Authentication to JWT Auth.');
  const payload = claims.safeParse(readNode(context, node.name, 'first().json.jwtPayload', itemIndex));
  const issuer = payload.data?.iss;
  const subject = payload.data?.[policy.subjectClaim];
  if (typeof issuer !== 'string' || !mayIssueTokens(issuer) || typeof subject !== 'string' || !subject)
    refuse(`The token has no usable "iss" and "${policy.subjectClaim}" claims.`, 'Issue tokens with both, or name the right claim in the Directory credential.');
  return { issuer, subject, assurance: 'token' };
}

function fromChat(context: IExecuteFunctions, node: NodeTypeAndVersion, policy: AskerPolicy, itemIndex: number): Asker {
  if (node.parameters?.authentication !== 'n8nUserAuth')
    refuse(`The trigger "${node.name}" does not authenticate n8n users, so nobody knows who is asking.`, 'Set its Authentication to n8n User Auth.');
  const subject = readNode(context, node.name, `first().json.user?.${policy.n8nUsersKnownBy}`, itemIndex);
  if (typeof subject !== 'string' || !subject) refuse(`The trigger "${node.name}" gave no n8n user.`, 'Switch on Include User in Output, and sign in to n8n.');
  return { issuer: N8N_ISSUER, subject, assurance: 'n8nUser' };
}

/** A form knows n8n users since version 2.6; before that the same words in its parameters would protect nothing. */
function fromForm(context: IExecuteFunctions, node: NodeTypeAndVersion, policy: AskerPolicy, itemIndex: number): Asker {
  if (node.typeVersion < 2.6) refuse(`The trigger "${node.name}" is too old to authenticate n8n users.`, 'Replace it by a new Form Trigger, and set its Authentication to n8n User Auth.');
  return fromChat(context, node, policy, itemIndex);
}

const TRIGGERS = new Map([
  ['n8n-nodes-base.webhook', fromWebhook],
  ['@n8n/n8n-nodes-langchain.chatTrigger', fromChat],
  ['n8n-nodes-base.formTrigger', fromForm],
]);

/** The identity that the trigger of this very execution verified. In a test run its data may be pinned, so it counts as typed. */
export function askerFromTrigger(context: IExecuteFunctions, policy: AskerPolicy, itemIndex: number): Asker {
  const ran = parents(context).filter((node) => TRIGGERS.has(node.type) && readNode(context, node.name, 'isExecuted', itemIndex) === true);
  const [trigger] = ran;
  const read = trigger && TRIGGERS.get(trigger.type);
  if (ran.length !== 1 || !read)
    refuse('No trigger before this node says who is asking.', 'Start the workflow with a Webhook with JWT Auth, or a Chat or Form Trigger with n8n User Auth.');
  const asker = read(context, trigger, policy, itemIndex);
  if (context.getMode() !== 'manual') return asker;
  if (!policy.allowTyped)
    refuse('In a test run the trigger data may be pinned, so it does not prove who is asking.', 'Publish the workflow and ask through it, or allow typed askers in the Directory credential.');
  return { ...asker, assurance: 'typed' };
}

/** An asker whom nobody identified; only `resolvePrincipal` knows what that may see. */
export const PUBLIC_ASKER: Asker = { issuer: OWN_ISSUER, subject: 'user:public', assurance: 'public' };

/** The person whom the trigger verified; everybody else, test runs included, counts as the public. */
export function askerFromTriggerOrPublic(context: IExecuteFunctions, policy: AskerPolicy, itemIndex: number): Asker {
  try {
    return askerFromTrigger(context, policy, itemIndex);
  } catch (error) {
    return publicIfRefused(error);
  }
}

function publicIfRefused(error: unknown): Asker {
  if (error instanceof AccessRefused) return PUBLIC_ASKER;
  throw error;
}

/** The person whom an earlier node of this package authenticated for the item that led here. */
export function askerFromNode(context: IExecuteFunctions, name: string, policy: AskerPolicy, itemIndex: number): Asker {
  const node = parents(context).find((parent) => parent.name === name);
  if (!node || !OUR_NODES.test(node.type)) refuse(`"${name}" is not an earlier node of this package that knows who is asking.`, 'Name a RAG Query node before this one.');
  const found = askedOf.safeParse(readNode(context, name, 'item.json', itemIndex));
  if (!found.success) refuse(`The node "${name}" gave no asker for this item.`, 'Check that the item comes from that node.');
  if (found.data.assurance === 'public') return PUBLIC_ASKER;
  if (found.data.assurance === 'typed' || context.getMode() === 'manual') return { ...typedAsker(found.data.person, policy), ...(found.data.scope && { scope: found.data.scope }) };
  return { issuer: OWN_ISSUER, subject: found.data.person, assurance: found.data.assurance, ...(found.data.scope && { scope: found.data.scope }) };
}

/** A person named by whoever edits the workflow; the Directory credential must allow it. */
export function typedAsker(person: string, policy: AskerPolicy): Asker {
  if (!policy.allowTyped) refuse('The Directory credential does not allow typed askers.', 'Choose "From the Trigger", or switch on Allow Typed Askers in the credential.');
  if (!person.trim()) refuse('Nobody is named as the person who asks.', 'Fill in Ask As.');
  return { issuer: OWN_ISSUER, subject: person.trim(), assurance: 'typed' };
}

/** What an agent gives its tool is the model's word, in $json and in what is paired to it; only the trigger's word is not. */
function refuseFromModel(fields: readonly unknown[], way: unknown): void {
  if (fields.some((field) => typeof field === 'string' && field.startsWith('='))) refuse('The model may not choose who is asking.', 'Write no expression into the Who Is Asking fields of an agent\'s tool.');
  if (way === 'node') refuse('An agent\'s tool cannot tell for which item an earlier node knew who is asking.', 'Choose "From the Trigger", and start the workflow with a trigger that knows who is asking.');
}

/** Who asks for this item, by the node's Who Is Asking fields. Nothing that a language model filled in is accepted. */
export function readAsker(context: IExecuteFunctions, policy: AskerPolicy, itemIndex: number): Asker {
  const { whoIsAsking, earlierNode, askAs } = context.getNode().parameters;
  const fields = [whoIsAsking, earlierNode, askAs];
  if (/\$fromAI/i.test(JSON.stringify(fields))) refuse('The model may not choose who is asking.', 'Remove $fromAI from the Who Is Asking fields.');
  const way = context.getNodeParameter('whoIsAsking', itemIndex);
  if (isToolCall(context)) refuseFromModel(fields, way);
  if (way === 'trigger') return askerFromTrigger(context, policy, itemIndex);
  if (way === 'triggerOrPublic') return askerFromTriggerOrPublic(context, policy, itemIndex);
  if (way === 'node') return askerFromNode(context, String(context.getNodeParameter('earlierNode', itemIndex)), policy, itemIndex);
  if (way === 'typed') return typedAsker(String(context.getNodeParameter('askAs', itemIndex)), policy);
  return refuse('Who Is Asking has no valid choice.', 'Choose one of the ways in the node.');
}
