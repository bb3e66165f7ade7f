import type { INodeProperties } from 'n8n-workflow';

const show = (values: Record<string, string[]> = {}): INodeProperties['displayOptions'] => ({ show: { operation: ['clean', 'find'], ...values } });

/** Who looks for names that rules do not see. */
export const NAME_FIELDS: INodeProperties[] = [
  {
    displayName: 'Names in Running Text',
    name: 'names',
    type: 'options',
    default: 'none',
    displayOptions: show(),
    description: 'Whether a service of your own looks for what rules do not see; its findings are merged with theirs',
    options: [
      { name: 'Not Looked For', value: 'none' },
      { name: 'By a Chat Model', value: 'model', description: 'A model of the Model credential, with a JSON schema' },
      { name: 'By a Token-Classification Server', value: 'server', description: 'A server that takes {"inputs"} and answers with kinds and places' },
    ],
  },
  {
    displayName: 'Model for Names',
    name: 'nameModel',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. qwen3-8b',
    description: 'A model that the Model credential allows',
    displayOptions: show({ names: ['model'] }),
  },
  {
    displayName: 'Address of the Server',
    name: 'nameServer',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. http://ner.company.example:8000/predict',
    displayOptions: show({ names: ['server'] }),
  },
  {
    displayName: 'When It Does Not Answer',
    name: 'namesDown',
    type: 'options',
    default: 'fail',
    displayOptions: show({ names: ['model', 'server'] }),
    options: [
      { name: 'Fail', value: 'fail', description: 'The item fails and nothing is put out' },
      { name: 'Go On with the Rules Alone', value: 'goOn', description: 'The output says so in piiNamesMissing' },
    ],
  },
];
