import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { testDirectory, testKnowledgeBase, testModel, testWebDav } from '../shared/credentialTests';
import { runItems } from '../shared/runItems';
import { searchModels } from '../shared/searchModels';
import { fields } from './fields';
import { readBinary } from './readBinary';
import { readFolder } from './readFolder';
import { readItems } from './readItems';
import { readRecord } from './readRecord';
import { readWebDav } from './readWebDav';

/** Its place among the outputs. */
const FAILED = 1;

/** What the node does for each choice of Read From. */
const SOURCES: Readonly<Record<string, (context: IExecuteFunctions) => Promise<INodeExecutionData[][]>>> = {
  binary: (context) => readItems(context, readBinary, false),
  folder: (context) => runItems(context, 3, (itemIndex, _item, signal) => readFolder(context, itemIndex, signal), FAILED),
  records: (context) => readItems(context, readRecord, context.getNodeParameter('complete', 0) === true),
  webDav: (context) => runItems(context, 3, (itemIndex, _item, signal) => readWebDav(context, itemIndex, signal), FAILED),
};

export class DocumentIngest implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Document Ingest',
    name: 'documentIngest',
    icon: { light: 'file:documentIngest.svg', dark: 'file:documentIngest.dark.svg' },
    group: ['input'],
    version: 1,
    subtitle: '={{ { folder: "Folder", binary: "Binary Data", records: "JSON Records", webDav: "WebDAV" }[$parameter["source"]] }}',
    description: 'Turn files, folders and records into clean Markdown documents that know who may read them',
    defaults: { name: 'Document Ingest' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Documents', 'Failed', 'Source Listing'],
    // A model must not choose which folder is read.
    usableAsTool: undefined,
    credentials: [
      { name: 'privateLlmWebDavApi', displayName: 'WebDAV', required: true, displayOptions: { show: { source: ['webDav'] } }, testedBy: 'testWebDav' },
      { name: 'privateLlmKnowledgeBaseApi', displayName: 'Knowledge Base', required: false, testedBy: 'testKnowledgeBase' },
      { name: 'privateLlmDirectoryApi', displayName: 'Directory', required: false, testedBy: 'testDirectory' },
      { name: 'privateLlmModelApi', displayName: 'Model', required: true, testedBy: 'testModel', displayOptions: { show: { askModel: [true] } } },
    ],
    properties: fields,
  };

  methods = { credentialTest: { testDirectory, testKnowledgeBase, testModel, testWebDav }, listSearch: { searchModels } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return SOURCES[String(this.getNodeParameter('source', 0))]!(this);
  }
}
