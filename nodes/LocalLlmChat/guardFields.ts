import type { INodeProperties } from 'n8n-workflow';

/** What is checked before a model is asked, and in what it writes. */
export const GUARD_FIELDS: INodeProperties[] = [
  {
    displayName: 'Prompt Injection',
    name: 'promptCheck',
    type: 'options',
    default: 'flag',
    options: [
      { name: 'Block', value: 'block', description: 'A message with signs of an attack goes to Blocked, and no model is asked' },
      { name: 'Do Not Check', value: 'off' },
      { name: 'Flag', value: 'flag', description: 'The item says which signs were seen; the model is asked' },
    ],
    description: 'What happens when the message or the history shows signs of an attack. This is a signal: attacks without trigger words are not seen.',
  },
  {
    displayName: 'Links and Images in the Output',
    name: 'links',
    type: 'options',
    default: 'strip',
    options: [
      { name: 'Keep', value: 'keep', description: 'A page that shows the answer may fetch an image and so send data out' },
      { name: 'Remove Unless the Host Is Allowed', value: 'strip' },
    ],
    description: 'What happens to links and images that the model writes',
  },
  {
    displayName: 'Allowed Hosts',
    name: 'allowedHosts',
    type: 'string',
    default: '',
    placeholder: 'e.g. nas.company.example, portal.company.example',
    description: 'Hosts that links may lead to, separated by commas',
    displayOptions: { show: { links: ['strip'] } },
  },
];
