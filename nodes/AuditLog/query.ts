import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AuditKind } from '../../src/audit/AuditEvent';
import type { AuditQuery, AuditRecord } from '../../src/audit/AuditLog';
import { pseudonym } from '../../src/audit/auditKeys';
import { type Auditor, recordEvent } from '../../src/audit/withAudit';
import { whereInN8n } from '../shared/auditor';
import { readAuditTenant } from '../shared/connect';

const displayOptions: INodeProperties['displayOptions'] = { show: { operation: ['search', 'export'] } };

export const queryFields: INodeProperties[] = [
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add filter',
    default: {},
    displayOptions,
    options: [
      { displayName: 'Call ID', name: 'correlationId', type: 'string', default: '', description: 'Both records of one call: its intent and its result' },
      { displayName: 'Document ID', name: 'documentId', type: 'string', default: '', description: 'Answers that were made from this document' },
      { displayName: 'From', name: 'from', type: 'dateTime', default: '' },
      {
        displayName: 'Kind',
        name: 'kind',
        type: 'options',
        default: 'result',
        options: [
          { name: 'Custom', value: 'custom' },
          { name: 'Intent', value: 'intent' },
          { name: 'Read', value: 'read' },
          { name: 'Restore', value: 'restore' },
          { name: 'Result', value: 'result' },
          { name: 'Sync', value: 'sync' },
        ],
      },
      { displayName: 'Person', name: 'person', type: 'string', default: '', placeholder: 'e.g. user:wang.xiaoming', description: 'The ID of a person in the directory' },
      { displayName: 'To', name: 'to', type: 'dateTime', default: '' },
    ],
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
    displayOptions,
  },
  {
    displayName: 'Decrypt Questions and Answers',
    name: 'decrypt',
    type: 'boolean',
    default: false,
    description: 'Whether to give the encrypted content in clear. That is itself recorded in the log.',
    displayOptions,
  },
];

const iso = (value: unknown) => (value ? new Date(String(value)).toISOString() : undefined);
const text = (value: unknown) => (value ? String(value) : undefined);

function readQuery(context: IExecuteFunctions, auditor: Auditor, tenant: string | undefined, itemIndex: number): AuditQuery {
  const filters = context.getNodeParameter('filters', itemIndex) as IDataObject;
  const actor = filters.person ? pseudonym(auditor.pseudonymKey, tenant ?? 'default', String(filters.person)) : undefined;
  return {
    from: iso(filters.from), to: iso(filters.to), actor, tenant, kind: text(filters.kind) as AuditKind | undefined,
    correlationId: text(filters.correlationId), documentId: text(filters.documentId), limit: Number(context.getNodeParameter('limit', itemIndex)),
  };
}

/** The records that the form asks for, with their content in clear where it says so; that reading is recorded before anything is given. */
export async function findRecords(context: IExecuteFunctions, auditor: Auditor, itemIndex: number): Promise<(AuditRecord & { content?: unknown })[]> {
  const tenant = await readAuditTenant(context, itemIndex);
  const records = await auditor.log.search(readQuery(context, auditor, tenant, itemIndex));
  if (context.getNodeParameter('decrypt', itemIndex) !== true) return records;
  const call = { tenant: tenant ?? 'default', person: 'workflow', principals: [], operation: 'audit.read', digests: {}, n8n: whereInN8n(context), content: undefined };
  await recordEvent(auditor, call, 'read', auditor.newId(), { decision: 'allowed', documents: [], content: { records: records.map(({ id }) => id) } });
  return records.map((record) => ({ ...record, content: auditor.log.decrypt(record) }));
}
