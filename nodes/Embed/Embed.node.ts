import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import { syncSources, type SyncBatch, type SyncOutcome } from '../../src/knowledge/syncSources';
import { openKnowledgeBase } from '../shared/connect';
import { testAuditLog, testKnowledgeBase } from '../shared/credentialTests';
import { toJson } from '../shared/toJson';
import { toErrorJson, toNodeError } from '../shared/toNodeError';
import { FIELDS } from './fields';
import { allItems, INPUTS, readInputs } from './readInputs';
import { recordSync } from './recordSync';

async function sync(context: IExecuteFunctions, batch: SyncBatch): Promise<SyncOutcome['report']> {
  const { store, embeddings, configuration } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', 0)), 0);
  try {
    const { chunkSize: maxCharacters } = context.getNodeParameter('options', 0) as IDataObject as { chunkSize?: number };
    const options = { allowLargeDeletion: context.getNodeParameter('allowLargeDeletion', 0) === true };
    const signal = context.getExecutionCancelSignal();
    const outcome = await syncSources(batch, options, { store, embeddings, signal, now: Date.now, chunk: (document) => chunkDocument(document, { maxCharacters }) });
    await recordSync(context, configuration.tenant, outcome);
    return outcome.report;
  } finally {
    await store.close();
  }
}

export class Embed implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Embed',
    name: 'embed',
    icon: { light: 'file:embed.svg', dark: 'file:embed.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ "into " + $parameter["knowledgeBase"] }}',
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
    const { batch, errors } = readInputs(this, this.getNodeParameter('acceptUnchecked', 0) === true);
    const pairedItem = allItems(this);
    try {
      const report = await sync(this, batch);
      this.addExecutionHints(...report.warnings.map(({ message }) => ({ message, location: 'outputPane' as const })));
      return [[{ json: toJson(report), pairedItem }, ...errors]];
    } catch (error) {
      if (this.getExecutionCancelSignal()?.aborted || !this.continueOnFail()) throw toNodeError(this.getNode(), error, 0);
      return [[{ json: { error: toErrorJson(error) }, pairedItem }, ...errors]];
    }
  }
}
