import type { INodeProperties } from 'n8n-workflow';
import { recordEvent } from '../../src/audit/withAudit';
import { whereInN8n } from '../shared/auditor';
import { readAuditTenant } from '../shared/connect';
import { toJson } from '../shared/toJson';
import type { AuditOperation } from './context';

const displayOptions: INodeProperties['displayOptions'] = { show: { operation: ['append'] } };

export const appendFields: INodeProperties[] = [
  {
    displayName: 'Event',
    name: 'event',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. answer.approved',
    description: 'What happened. It stays readable in the log, so put no personal data here.',
    displayOptions,
  },
  {
    displayName: 'Person',
    name: 'actor',
    type: 'string',
    default: '',
    placeholder: 'e.g. user:wang.xiaoming',
    description: 'Who did it, by the ID in the directory. It is stored as a pseudonym.',
    displayOptions,
  },
  {
    displayName: 'Content',
    name: 'content',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    placeholder: 'e.g. {{ $json.text }}',
    description: 'What is to be kept with it. It is encrypted.',
    displayOptions,
  },
];

/** Appends one event of the workflow's own and gives its receipt. */
export const append: AuditOperation = async (context, auditor, itemIndex) => {
  const [operation, person, content] = ['event', 'actor', 'content'].map((name) => String(context.getNodeParameter(name, itemIndex)));
  const call = { tenant: (await readAuditTenant(context, itemIndex)) ?? 'default', person: person ?? '', principals: person ? [person] : [], operation: operation ?? '', digests: {}, n8n: whereInN8n(context), content };
  const id = await recordEvent(auditor, call, 'custom', auditor.newId(), { decision: 'allowed', documents: [], content: content || undefined });
  return [{ json: toJson({ id, event: operation }) }];
};
