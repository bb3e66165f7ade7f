import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { testAuditLog, testDirectory, testModel, testPiiKey } from '../shared/credentialTests';
import { runItems } from '../shared/runItems';
import { clean } from './clean';
import { FIELDS } from './fields';
import { find } from './find';
import { restore } from './restore';

export class PiiClean implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'PII Clean',
    name: 'piiClean',
    icon: { light: 'file:piiClean.svg', dark: 'file:piiClean.dark.svg' },
    group: ['transform'],
    version: [1, 1.1],
    defaultVersion: 1.1,
    subtitle: '={{ $parameter["operation"] }}',
    description: 'Find personal data and secrets, take them out, and give them back only to those who may',
    defaults: { name: 'PII Clean' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    // A model must not decide what is personal, nor get values back.
    usableAsTool: undefined,
    credentials: [
      { name: 'privateLlmPiiKeyApi', displayName: 'PII Key', required: false, testedBy: 'testPiiKey' },
      { name: 'privateLlmDirectoryApi', displayName: 'Directory', required: true, testedBy: 'testDirectory', displayOptions: { show: { operation: ['restore'] } } },
      // Not by operation: n8n's editor hides a field by each of whose options a credential is shown, as if it chose the way to log in.
      { name: 'privateLlmModelApi', displayName: 'Model', required: true, testedBy: 'testModel', displayOptions: { show: { names: ['model'] } } },
      // One entry for all versions: n8n looks at the first of a name only. Since 1.1 the node itself demands it.
      { name: 'privateLlmAuditLogApi', displayName: 'Audit Log', required: false, testedBy: 'testAuditLog', displayOptions: { show: { operation: ['restore'] } } },
    ],
    properties: FIELDS,
  };

  methods = { credentialTest: { testPiiKey, testDirectory, testModel, testAuditLog } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return runItems(this, 1, async (itemIndex, item, signal) => {
      const operation = this.getNodeParameter('operation', itemIndex);
      if (operation === 'restore') return [[await restore(this, itemIndex)]];
      return [[await (operation === 'find' ? find : clean)(this, item, itemIndex, signal)]];
    }, 0);
  }
}
