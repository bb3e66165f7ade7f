import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { CATEGORY_DEFAULTS, connectCategoryModel, connectVision, VISION_DEFAULTS, type VisionModel } from '../../src/adapters/connect';
import type { CategoryModel } from '../../src/document/CategoryModel';
import { CREDENTIAL } from '../shared/connect';
import { toChatConfiguration } from '../shared/credentials';

const when: INodeProperties['displayOptions'] = { show: { askModel: [true] } };
const options = z.object({ onFailure: z.enum(['fail', 'leaveOut']).default(VISION_DEFAULTS.onFailure), atOnce: z.number().int().min(1).max(64).default(VISION_DEFAULTS.atOnce), maxTokens: z.number().int().min(64).default(VISION_DEFAULTS.maxTokens), below: z.number().min(0).max(1).default(CATEGORY_DEFAULTS.below), onCategoryFailure: z.enum(['rules', 'fail']).default(CATEGORY_DEFAULTS.onFailure) });

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
    description: 'Whether a model of the Model credential reads pictures and scanned pages, or sorts documents of which the rules are unsure. Off: Tesseract, where it is installed, and rules alone.',
  },
  modelField('Vision Model', 'visionModel', 'Reads pictures and scanned pages in place of Tesseract. It must be on the allow-list of the credential. Empty: Tesseract reads them.', 'e.g. Qwen/Qwen2.5-VL-7B-Instruct'),
  modelField('Category Model', 'categoryModel', 'Says which category a document has where the rules are unsure. It must be on the allow-list of the credential. Empty: the rules alone.', 'e.g. Qwen/Qwen3-14B'),
  {
    displayName: 'Model Options',
    name: 'modelOptions',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    displayOptions: when,
    options: [
      { displayName: 'Ask Below Confidence', name: 'below', type: 'number', typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 }, default: 0.5, description: 'The category model is asked where the confidence of the rules is below this; 1 asks always. A category that was chosen by hand stays.' },
      {
        displayName: 'If a Category Cannot Be Asked',
        name: 'onCategoryFailure',
        type: 'options',
        default: 'rules',
        description: 'What becomes of a document when the category model is down or answers otherwise than asked',
        options: [
          { name: 'Keep What the Rules Say', value: 'rules', description: 'With a warning on the document' },
          { name: 'Send the Document to Failed', value: 'fail' },
        ],
      },
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

/** The models that the form names, each opened once for the item. */
export async function readModels(context: IExecuteFunctions, itemIndex: number): Promise<{ readonly vision?: VisionModel; readonly category?: CategoryModel }> {
  if (context.getNodeParameter('askModel', itemIndex) !== true) return {};
  const named = (name: string) => String(context.getNodeParameter(name, itemIndex, '', { extractValue: true })).trim();
  const [visionModel, categoryModel] = [named('visionModel'), named('categoryModel')];
  const configuration = toChatConfiguration(await context.getCredentials(CREDENTIAL.model, itemIndex));
  const { below, onCategoryFailure, ...vision } = options.parse(context.getNodeParameter('modelOptions', itemIndex));
  return {
    ...(visionModel && { vision: await connectVision(configuration, { model: visionModel, ...vision }) }),
    ...(categoryModel && { category: await connectCategoryModel(configuration, { model: categoryModel, below, onFailure: onCategoryFailure }) }),
  };
}
