import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { connectVision, VISION_DEFAULTS, type ParserOptions } from '../../src/adapters/connect';
import { CREDENTIAL } from '../shared/connect';
import { toChatConfiguration } from '../shared/credentials';

const when: INodeProperties['displayOptions'] = { show: { askModel: [true] } };
const options = z.object({ onFailure: z.enum(['fail', 'leaveOut']).default(VISION_DEFAULTS.onFailure), atOnce: z.number().int().min(1).max(64).default(VISION_DEFAULTS.atOnce), maxTokens: z.number().int().min(64).default(VISION_DEFAULTS.maxTokens) });

const modelField = (displayName: string, name: string, description: string, placeholder: string): INodeProperties => ({
  displayName, name, type: 'resourceLocator', default: { mode: 'list', value: '' }, displayOptions: when, description,
  modes: [
    { displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchModels', searchable: true } },
    { displayName: 'By ID', name: 'id', type: 'string', placeholder },
  ],
});

/** What a model is asked while reading; the credential shows with the first switch only. */
export const modelFields: INodeProperties[] = [
  {
    displayName: 'Ask a Language Model',
    name: 'askModel',
    type: 'boolean',
    default: false,
    description: 'Whether a model of the Model credential reads pictures and scanned pages. Off: Tesseract reads them, where it is installed.',
  },
  modelField('Vision Model', 'visionModel', 'Reads pictures and scanned pages in place of Tesseract. It must be on the allow-list of the credential. Empty: Tesseract reads them.', 'e.g. Qwen/Qwen2.5-VL-7B-Instruct'),
  {
    displayName: 'Model Options',
    name: 'modelOptions',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    displayOptions: when,
    options: [
      {
        displayName: 'If a Page Cannot Be Read',
        name: 'onFailure',
        type: 'options',
        default: 'fail',
        description: 'What becomes of a document when the vision model is down, or its reading of a page is cut off or unusable',
        options: [
          { name: 'Leave the Page Out', value: 'leaveOut', description: 'Go on with the other pages; a warning on the document names those that are missing' },
          { name: 'Send the Document to Failed', value: 'fail', description: 'So that nothing half-read is indexed' },
        ],
      },
      { displayName: 'Pages at Once', name: 'atOnce', type: 'number', typeOptions: { minValue: 1, maxValue: 64 }, default: 2, description: 'How many pages the model reads at a time' },
      { displayName: 'Tokens per Page', name: 'maxTokens', type: 'number', typeOptions: { minValue: 64 }, default: 4096, description: 'The most tokens that the reading of a page may have; one that is cut off there counts as not read' },
    ],
  },
];

/** The parser's part of the form: the vision model, where one is named. */
export async function readModels(context: IExecuteFunctions, itemIndex: number): Promise<Pick<ParserOptions, 'vision'>> {
  if (context.getNodeParameter('askModel', itemIndex) !== true) return {};
  const model = String(context.getNodeParameter('visionModel', itemIndex, '', { extractValue: true })).trim();
  if (!model) return {};
  const configuration = toChatConfiguration(await context.getCredentials(CREDENTIAL.model, itemIndex));
  return { vision: await connectVision(configuration, { model, ...options.parse(context.getNodeParameter('modelOptions', itemIndex)) }) };
}
