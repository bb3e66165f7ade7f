import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AuditEvent } from '../../src/audit/AuditEvent';
import { type AuditedCall, type Auditor, withAudit } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { isNamed } from '../../src/principal/isNamed';
import type { Principal } from '../../src/principal/Principal';
import { askerFields } from '../shared/askerFields';
import { whereInN8n } from '../shared/auditor';
import { readDirectoryTenant } from '../shared/connect';
import { resolveAsker } from '../shared/resolveAsker';

/** From this version on, what is told of rights needs an audit log, and may be the right of a person. */
const RIGHT_SINCE = 2;
const forAll = { '@version': [{ _cnd: { gte: RIGHT_SINCE } }], operation: ['mayPerson', 'whatCanSee', 'whoCanSee', 'leakTest', 'issueToken', 'revokeToken', 'listTokens'] };
const forPerson = { ...forAll, askedBy: ['person'] };

export const rightFields: INodeProperties[] = [
  {
    displayName: 'Asked By',
    name: 'askedBy',
    type: 'options',
    noDataExpression: true,
    default: 'workflow',
    displayOptions: { show: forAll },
    options: [
      { name: 'A Person', value: 'person', description: 'Who has the right; others are refused' },
      { name: 'This Workflow', value: 'workflow', description: 'Whoever can start it: for IT, by hand or by a schedule' },
    ],
    description: 'Who wants it, as the audit log says',
  },
  {
    displayName: 'Who May Ask', name: 'mayAsk', type: 'string', default: '', required: true, placeholder: 'e.g. group:it, user:wang.xiaoming', displayOptions: { show: forPerson },
    description: 'IDs of groups and people of the directory, with commas. A policy file must name them under "disclose" too.',
  },
  ...askerFields({ show: forPerson }),
];

/** What is asked of rights, and where; `content` is encrypted in the log. */
export interface RightQuestion {
  readonly operation: `access.${string}`;
  readonly content: object | undefined;
  readonly knowledgeBase?: string;
}

/** What is kept of the answer: which documents it is about and counts, never a text. */
export interface RightAnswer {
  readonly documents?: AuditEvent['documents'];
  readonly content: object;
}

/** Runs what tells of rights or changes them for whoever may ask for it, recorded before and after; who may not is recorded as denied, and nothing is run. */
export async function withRight<T>(
  context: IExecuteFunctions, auditor: Auditor | undefined, question: RightQuestion, itemIndex: number, run: () => Promise<T>, describe: (value: T) => RightAnswer,
): Promise<T> {
  const { call, check } = await readCaller(context, auditor, question, itemIndex);
  const checked = async () => {
    check();
    return run();
  };
  return (await withAudit(auditor, call, checked, (value) => ({ decision: 'allowed', documents: [], ...describe(value) }))).value;
}

async function readCaller(context: IExecuteFunctions, auditor: Auditor | undefined, { operation, content, knowledgeBase }: RightQuestion, itemIndex: number): Promise<{ call: AuditedCall; check: () => void }> {
  const isRight = context.getNode().typeVersion >= RIGHT_SINCE;
  if (isRight && !auditor) throw new ConfigurationError('AUDIT_NEEDED', 'What tells of rights is told only with an audit log.', 'Choose an Audit Log credential.');
  if (isRight && context.getNodeParameter('askedBy', itemIndex) === 'person') {
    const { call, principal } = await resolveAsker(context, auditor, { operation, digests: {}, content, knowledgeBase }, itemIndex);
    const names = String(context.getNodeParameter('mayAsk', itemIndex)).split(',').map((name) => name.trim()).filter(Boolean);
    return { call, check: () => refuseUnnamed(principal, names) };
  }
  const call = { tenant: await readDirectoryTenant(context, itemIndex), person: 'operator', principals: [], operation, digests: {}, n8n: whereInN8n(context), content };
  return { call, check: () => undefined };
}

function refuseUnnamed(principal: Principal, names: readonly string[]): void {
  if (!isNamed(principal, names)) throw new AccessRefused('RIGHT_REFUSED', 'This person may not be told of rights.', 'Ask someone who may, or have IT add the person under Who May Ask.');
}
