import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toJson } from '../shared/toJson';
import type { AuditOperation } from './context';

export const verifyFields: INodeProperties[] = [
  {
    displayName: 'Checkpoint',
    name: 'checkpoint',
    type: 'collection',
    placeholder: 'Add size and root of an earlier verification',
    default: {},
    displayOptions: { show: { operation: ['verify'] } },
    description: 'A size and root that were kept outside this machine. Only against them can a cut tail be seen.',
    options: [
      { displayName: 'Root', name: 'root', type: 'string', default: '', placeholder: 'e.g. 6e340b9cffb37a98…' },
      { displayName: 'Size', name: 'size', type: 'number', typeOptions: { minValue: 0 }, default: 0 },
    ],
  },
];

/** Recomputes the whole log; the item says whether it is whole, its size and root, and what is wrong first. */
export const verify: AuditOperation = async (context, auditor, itemIndex) => {
  const { root, size } = context.getNodeParameter('checkpoint', itemIndex) as IDataObject;
  const expected = root ? { root: String(root).trim().toLowerCase(), size: Number(size ?? 0) } : undefined;
  return [{ json: toJson(await auditor.log.verify(expected)) }];
};
