import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Directory } from '../../src/access/Directory';
import { askerOfToken } from '../../src/access/ApiToken';
import { checkToken } from '../../src/adapters/connect';
import { type Auditor, recordEvent } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import type { Asker, Principal } from '../../src/principal/Principal';
import { whereInN8n } from '../shared/auditor';
import { readBearer } from '../shared/bearer';
import { openAccessStore, openDirectory } from '../shared/connect';
import type { AskerPolicy, SenderPolicy } from '../shared/credentials';
import { toJson } from '../shared/toJson';
import type { AccessOperation } from './operation';

const show = (more: Record<string, string[]> = {}) => ({ show: { operation: ['authenticate'], ...more } });

export const authenticateFields: INodeProperties[] = [
  {
    displayName: 'Proof',
    name: 'proof',
    type: 'options',
    noDataExpression: true,
    default: 'apiToken',
    displayOptions: show(),
    options: [
      { name: 'API Token', value: 'apiToken', description: 'One that this node has issued' },
      { name: 'Login and Password', value: 'password', description: 'The LDAP server is asked' },
      { name: 'Signed Token', value: 'signedToken', description: 'From the issuer that the Directory credential names' },
    ],
    description: 'What the person shows',
  },
  {
    displayName: 'n8n stores what goes into a workflow, passwords included. Switch off saving executions in the workflow\'s settings, or use tokens.',
    name: 'passwordNotice', type: 'notice', default: '', displayOptions: show({ proof: ['password'] }),
  },
  { displayName: 'Login', name: 'login', type: 'string', default: '={{ $json.body?.login }}', required: true, displayOptions: show({ proof: ['password'] }) },
  { displayName: 'Password', name: 'password', type: 'string', typeOptions: { password: true }, default: '={{ $json.body?.password }}', required: true, displayOptions: show({ proof: ['password'] }) },
  {
    displayName: 'Token', name: 'token', type: 'string', typeOptions: { password: true }, default: '={{ $json.headers?.authorization }}', required: true, displayOptions: show({ proof: ['apiToken', 'signedToken'] }),
    description: 'As it came in the header, with or without "Bearer"',
  },
];

/** `{asked}` on the first output for whom the proof proves, which RAG Query takes as an earlier node; all others on the second, in the same words. */
export const authenticate: AccessOperation = async (context, auditor, itemIndex) => {
  refuseModel(context);
  const { directory, policy } = await openDirectory(context, itemIndex);
  try {
    return await identify(context, directory, policy, itemIndex)
      .then(async (asker) => toOutputs(asker, await directory.resolve(asker)))
      .catch((error: unknown) => refuse(context, auditor, policy.tenant, error));
  } finally {
    await directory.close();
  }
};

function toOutputs({ assurance, scope }: Asker, { user }: Principal): INodeExecutionData[][] {
  return [[{ json: toJson({ asked: { person: user, assurance, ...(scope && { scope }) } }) }], []];
}

/** Records a refusal before it is told; anything else stays an error. */
async function refuse(context: IExecuteFunctions, auditor: Auditor | undefined, tenant: string, error: unknown): Promise<INodeExecutionData[][]> {
  if (!(error instanceof AccessRefused)) return Promise.reject(error);
  const call = { tenant, person: 'unknown', principals: [], operation: 'access.authenticate', digests: { reason: error.reason }, n8n: whereInN8n(context), content: undefined };
  if (auditor) await recordEvent(auditor, call, 'result', auditor.newId(), { decision: 'denied', documents: [], content: undefined });
  return [[], [{ json: { refused: { code: error.code, message: error.message, todo: error.todo } } }]];
}

async function identify(context: IExecuteFunctions, directory: Directory, policy: AskerPolicy & SenderPolicy, itemIndex: number): Promise<Asker> {
  const text = (name: string) => String(context.getNodeParameter(name, itemIndex) ?? '');
  const proof = context.getNodeParameter('proof', itemIndex);
  if (proof === 'password') return directory.authenticate(text('login'), text('password'));
  const token = readBearer(text('token')) ?? text('token').trim();
  if (proof === 'apiToken') return ofApiToken(context, policy.tenant, token, itemIndex);
  if (policy.tokenIssuer) return checkToken(policy.tokenIssuer, token);
  throw new ConfigurationError('NO_ISSUER', 'The Directory credential names no issuer of tokens.', 'Choose "This Credential" under Tokens Are Checked By.');
}

async function ofApiToken(context: IExecuteFunctions, tenant: string, token: string, itemIndex: number): Promise<Asker> {
  const store = await openAccessStore(context, itemIndex);
  try {
    return await askerOfToken(store, tenant, token, new Date());
  } finally {
    await store.close();
  }
}

function refuseModel(context: IExecuteFunctions): void {
  if (/\$fromAI/i.test(JSON.stringify(context.getNode().parameters))) throw new AccessRefused('ASKER_REFUSED', 'The model may not choose who is asking.', 'Remove $fromAI from the node.');
}
