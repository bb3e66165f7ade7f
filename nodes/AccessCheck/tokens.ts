import { randomBytes, randomUUID } from 'node:crypto';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { makeToken } from '../../src/access/ApiToken';
import { InvalidInput } from '../../src/errors/InvalidInput';
import { OWN_ISSUER, type Principal } from '../../src/principal/Principal';
import { openAccessStore, openDirectory, readDirectoryTenant } from '../shared/connect';
import { toJson } from '../shared/toJson';
import type { AccessOperation } from './operation';
import { withRight } from './withRight';

const DAY = 86_400_000;
const MOST_DAYS = 366;
const show = (operation: string) => ({ show: { operation: [operation] } });

export const tokenFields: INodeProperties[] = [
  { displayName: 'Label', name: 'label', type: 'string', default: '', required: true, placeholder: 'e.g. Sales portal', description: 'What lists show of it', displayOptions: show('issueToken') },
  { displayName: 'Stands For', name: 'standsFor', type: 'string', default: '', required: true, placeholder: 'e.g. user:portal.sales', description: 'The person or service account of the directory whose rights it has. When that is disabled, so is the token.', displayOptions: show('issueToken') },
  { displayName: 'Knowledge Bases', name: 'scope', type: 'string', default: '', required: true, placeholder: 'e.g. company, products', description: 'The names where it counts, with commas; * is everywhere', displayOptions: show('issueToken') },
  { displayName: 'Valid for (Days)', name: 'days', type: 'number', typeOptions: { minValue: 1, maxValue: MOST_DAYS }, default: 90, displayOptions: show('issueToken') },
  { displayName: 'The token is shown once, in what this node puts out; only its hash is kept.', name: 'tokenNotice', type: 'notice', default: '', displayOptions: show('issueToken') },
  { displayName: 'Token ID', name: 'revoke', type: 'string', default: '', required: true, placeholder: 'e.g. 6c1f…', description: 'As List API Tokens shows it', displayOptions: show('revokeToken') },
];

/** A new token for an active person of the directory, shown this once. */
export const issueToken: AccessOperation = async (context, auditor, itemIndex) => {
  const label = readText(context, 'label', itemIndex);
  const knowledgeBases = readText(context, 'scope', itemIndex).split(',').map((name) => name.trim()).filter(Boolean);
  const days = Math.min(Math.max(Number(context.getNodeParameter('days', itemIndex)) || 1, 1), MOST_DAYS);
  const standsFor = readText(context, 'standsFor', itemIndex);
  const run = async () => {
    const { user: person, tenant } = await resolvePerson(context, standsFor, itemIndex);
    const issued = new Date();
    const record = { id: randomUUID(), tenant, label, person, knowledgeBases, issuedAt: issued.toISOString(), expiresAt: new Date(issued.getTime() + days * DAY).toISOString() };
    const { token, hash } = makeToken(randomBytes);
    await withStore(context, itemIndex, (store) => store.addToken(record, hash));
    return { token, record };
  };
  const { token, record } = await withRight(context, auditor, { operation: 'access.issueToken', content: { label, standsFor, knowledgeBases, days } }, itemIndex, run, (made) => ({ content: made.record }));
  return [[{ json: toJson({ token, ...record }) }], []];
};

/** Revokes a token at once. */
export const revokeToken: AccessOperation = async (context, auditor, itemIndex) => {
  const id = readText(context, 'revoke', itemIndex);
  const run = () => withStore(context, itemIndex, (store, tenant) => store.revokeToken(tenant, id, new Date().toISOString()));
  const revoked = await withRight(context, auditor, { operation: 'access.revokeToken', content: { id } }, itemIndex, run, (found) => ({ content: { id, found } }));
  if (!revoked) throw new InvalidInput('TOKEN_UNKNOWN', `There is no API token with the ID ${id}.`, 'Look it up with List API Tokens.');
  return [[{ json: { revoked: id } }], []];
};

/** One item for each token of the tenant, newest first, with its last use; none holds the token itself. */
export const listTokens: AccessOperation = async (context, auditor, itemIndex) => {
  const run = () => withStore(context, itemIndex, (store, tenant) => store.listTokens(tenant));
  const tokens = await withRight(context, auditor, { operation: 'access.listTokens', content: undefined }, itemIndex, run, (listed) => ({ content: { tokens: listed.length } }));
  return [tokens.map((token) => ({ json: toJson(token) })), []];
};

type Store = Awaited<ReturnType<typeof openAccessStore>>;

async function withStore<T>(context: IExecuteFunctions, itemIndex: number, use: (store: Store, tenant: string) => Promise<T>): Promise<T> {
  const store = await openAccessStore(context, itemIndex);
  try {
    return await use(store, await readDirectoryTenant(context, itemIndex));
  } finally {
    await store.close();
  }
}

async function resolvePerson(context: IExecuteFunctions, subject: string, itemIndex: number): Promise<Principal> {
  const { directory } = await openDirectory(context, itemIndex);
  try {
    return await directory.resolve({ issuer: OWN_ISSUER, subject, assurance: 'typed' });
  } finally {
    await directory.close();
  }
}

function readText(context: IExecuteFunctions, name: string, itemIndex: number): string {
  const value = String(context.getNodeParameter(name, itemIndex) ?? '').trim();
  if (value) return value;
  throw new InvalidInput('FIELD_EMPTY', `The field ${name} is empty.`, 'Fill it in.');
}
