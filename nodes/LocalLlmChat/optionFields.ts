import type { INodeProperties } from 'n8n-workflow';

/** What is rarely changed. */
export const OPTION_FIELDS: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Detect a Leaked System Prompt',
      name: 'canary',
      type: 'boolean',
      default: false,
      description: 'Whether a random marker is added to the system prompt, and an output that repeats it is blocked',
    },
    {
      displayName: 'Maximum Tokens',
      name: 'maxTokens',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 1024,
      description: 'How long the answer may become',
    },
    {
      displayName: 'Streaming',
      name: 'stream',
      type: 'boolean',
      default: true,
      description: 'Whether the answer is streamed from the server and gathered here, so that a long one does not run into the timeout',
    },
    {
      displayName: 'Temperature',
      name: 'temperature',
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 2, numberPrecision: 2 },
      default: 0,
      description: 'The higher, the more varied are the answers',
    },
    {
      displayName: 'Timeout (Seconds)',
      name: 'timeout',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 120,
      description: 'How long the server may stay silent, in place of the credential\'s timeout',
    },
  ],
};
