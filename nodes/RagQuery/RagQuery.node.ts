import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openAuditor } from '../shared/auditor';
import { CREDENTIAL } from '../shared/connect';
import { testAuditLog, testDirectory, testKnowledgeBase, testModel } from '../shared/credentialTests';
import { runItems } from '../shared/runItems';
import { toToolOutput } from '../shared/toolCall';
import { answer } from './answer';
import { FIELDS } from './fields';
import { mail } from './mail';
import { search } from './search';

const OPERATIONS: Readonly<Record<string, typeof answer>> = { answer, mail, search };
/** Its place among the outputs; failures go there too, since nothing that failed is an answer. */
const NOT_FOUND = 1;

export class RagQuery implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'RAG Query',
    name: 'ragQuery',
    icon: { light: 'file:ragQuery.svg', dark: 'file:ragQuery.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + " in " + $parameter["knowledgeBase"] }}',
    description: 'Answer questions with sources, only from what the person who asks may see',
    defaults: { name: 'RAG Query' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Answered', 'Not Found'],
    usableAsTool: true,
    credentials: [
      { name: 'privateLlmKnowledgeBaseApi', displayName: 'Knowledge Base', required: true, testedBy: 'testKnowledgeBase' },
      { name: 'privateLlmDirectoryApi', displayName: 'Directory', required: true, testedBy: 'testDirectory' },
      { name: 'privateLlmModelApi', displayName: 'Model Server', required: true, testedBy: 'testModel', displayOptions: { show: { operation: ['answer', 'mail'], answerWith: ['model'] } } },
      // n8n's own credential: the mailbox is the very one that its Email Trigger watches.
      { name: CREDENTIAL.mailbox, displayName: 'Mailbox (IMAP)', required: false, displayOptions: { show: { operation: ['mail'] } } },
      { name: 'privateLlmAuditLogApi', displayName: 'Audit Log', required: false, testedBy: 'testAuditLog' },
    ],
    properties: FIELDS,
  };

  methods = { credentialTest: { testKnowledgeBase, testDirectory, testModel, testAuditLog } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const outputs = await runItems(this, 2, async (itemIndex, _item, signal) => {
      const auditor = await openAuditor(this, itemIndex);
      try {
        const run = OPERATIONS[String(this.getNodeParameter('operation', itemIndex))] ?? answer;
        return await run(this, auditor, itemIndex, signal);
      } finally {
        await auditor?.log.close();
      }
    }, NOT_FOUND);
    return toToolOutput(this, outputs);
  }
}
