import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { SyncReport } from '../../src/knowledge/SyncReport';
import type { SyncBatch } from '../../src/knowledge/syncSources';
import { testAuditLog, testKnowledgeBase } from '../shared/credentialTests';
import { toJson } from '../shared/toJson';
import { toErrorJson, toNodeError } from '../shared/toNodeError';
import { FIELDS } from './fields';
import { removeOld, rollBack, status } from './generations';
import { allItems, INPUTS, readInputs } from './readInputs';
import { rebuild } from './rebuild';
import { createSnapshot, listSnapshots, restore } from './snapshots';
import { sync } from './sync';

interface Done {
  readonly json: object;
  readonly hints?: SyncReport['warnings'];
}

type Operation = 'sync' | 'rebuild' | 'rollBack' | 'status' | 'removeOld' | 'createSnapshot' | 'listSnapshots' | 'restore';

async function fill(report: Promise<SyncReport>): Promise<Done> {
  const done = await report;
  return { json: done, hints: done.warnings };
}

/** What each operation does; the first two take documents. */
const RUN = {
  sync: (context, batch) => fill(sync(context, batch)),
  rebuild: (context, batch) => fill(rebuild(context, batch)),
  rollBack: async (context) => ({ json: await rollBack(context) }),
  status: async (context) => ({ json: await status(context) }),
  removeOld: async (context) => ({ json: await removeOld(context) }),
  createSnapshot: async (context) => ({ json: await createSnapshot(context) }),
  listSnapshots: async (context) => ({ json: await listSnapshots(context) }),
  restore: async (context) => ({ json: await restore(context) }),
} as const satisfies Record<Operation, (context: IExecuteFunctions, batch: SyncBatch) => Promise<Done>>;

const NOTHING: SyncBatch = { documents: [], failed: [], listings: [] };

export class Embed implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Embed',
    name: 'embed',
    icon: { light: 'file:embed.svg', dark: 'file:embed.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ ($parameter["operation"] === "sync" ? "into " : $parameter["operation"] + " ") + $parameter["knowledgeBase"] }}',
    description: 'Keep a knowledge base in step with its sources: add, update, skip and delete documents',
    defaults: { name: 'Embed' },
    inputs: INPUTS.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })),
    // Runs once with whatever has arrived: a run may bring no documents but a listing, or no failure at all.
    requiredInputs: 1,
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: undefined,
    credentials: [
      { name: 'privateLlmKnowledgeBaseApi', displayName: 'Knowledge Base', required: true, testedBy: 'testKnowledgeBase' },
      { name: 'privateLlmAuditLogApi', displayName: 'Audit Log', required: false, testedBy: 'testAuditLog' },
    ],
    properties: FIELDS,
  };

  methods = { credentialTest: { testKnowledgeBase, testAuditLog } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const operation = this.getNodeParameter('operation', 0) as Operation;
    const takesDocuments = operation === 'sync' || operation === 'rebuild';
    const { batch, errors } = takesDocuments ? readInputs(this, this.getNodeParameter('acceptUnchecked', 0) === true) : { batch: NOTHING, errors: [] };
    const pairedItem = allItems(this);
    try {
      const { json, hints = [] }: Done = await RUN[operation](this, batch);
      this.addExecutionHints(...hints.map(({ message }) => ({ message, location: 'outputPane' as const })));
      return [[{ json: toJson(json), pairedItem }, ...errors]];
    } catch (error) {
      if (this.getExecutionCancelSignal()?.aborted || !this.continueOnFail()) throw toNodeError(this.getNode(), error, 0);
      return [[{ json: { error: toErrorJson(error) }, pairedItem }, ...errors]];
    }
  }
}
