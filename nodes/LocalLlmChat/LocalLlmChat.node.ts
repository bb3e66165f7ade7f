import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openAuditor } from '../shared/auditor';
import { testAuditLog, testDirectory, testModel } from '../shared/credentialTests';
import { runItems } from '../shared/runItems';
import { toToolOutput } from '../shared/toolCall';
import { chat } from './chat';
import { FIELDS } from './fields';
import { searchModels } from '../shared/searchModels';
/** Its place among the outputs; failures go there too, since nothing that failed is an answer. */
const BLOCKED = 1;

export class LocalLlmChat implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Local LLM Chat',
    name: 'localLlmChat',
    icon: { light: 'file:localLlmChat.svg', dark: 'file:localLlmChat.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["model"]["value"] || $parameter["model"] }}',
    description: 'Ask a model on a server of your own, with an allow-list, guards and an audit trail',
    defaults: { name: 'Local LLM Chat' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Answered', 'Blocked'],
    usableAsTool: true,
    credentials: [
      { name: 'privateLlmModelApi', displayName: 'Model Server', required: true, testedBy: 'testModel' },
      { name: 'privateLlmAuditLogApi', displayName: 'Audit Log', required: false, testedBy: 'testAuditLog' },
      { name: 'privateLlmDirectoryApi', displayName: 'Directory', required: false, testedBy: 'testDirectory' },
    ],
    properties: FIELDS,
  };

  methods = { credentialTest: { testModel, testAuditLog, testDirectory }, listSearch: { searchModels } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outputs = await runItems(this, 2, async (itemIndex, _item, signal) => {
      const auditor = await openAuditor(this, itemIndex);
      try {
        return await chat(this, auditor, itemIndex, signal);
      } finally {
        await auditor?.log.close();
      }
    }, BLOCKED);
    return toToolOutput(this, outputs);
  }
}
