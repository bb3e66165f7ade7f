import type { INodeProperties } from 'n8n-workflow';

/** The Who Is Asking fields, the same in every node that acts for a person. */
export function askerFields(displayOptions: INodeProperties['displayOptions'] = {}): INodeProperties[] {
  const when = (way: string): INodeProperties['displayOptions'] => ({ show: { ...displayOptions.show, whoIsAsking: [way] } });
  return [
    {
      displayName: 'Who Is Asking',
      name: 'whoIsAsking',
      type: 'options',
      noDataExpression: true,
      default: 'trigger',
      displayOptions,
      description: 'How the person is known whose rights decide what is found',
      options: [
        { name: 'Earlier Node', value: 'node', description: 'An earlier node of this package has authenticated the person' },
        { name: 'From the Trigger', value: 'trigger', description: 'A Webhook with JWT Auth, or a Chat or Form Trigger with n8n User Auth, has checked the person' },
        { name: 'From the Trigger, Else the Public', value: 'triggerOrPublic', description: 'Where no trigger has checked a person, only what the group "public" of the directory may see is found' },
        { name: 'Typed', value: 'typed', description: 'A name typed here, for tests: the Directory credential must allow it' },
      ],
    },
    {
      displayName: 'Anyone who can edit this workflow can ask as this person.',
      name: 'typedNotice',
      type: 'notice',
      default: '',
      displayOptions: when('typed'),
    },
    {
      displayName: 'Ask As',
      name: 'askAs',
      type: 'string',
      default: '',
      placeholder: 'e.g. user:wang.xiaoming',
      description: 'The ID of a person in the directory',
      displayOptions: when('typed'),
    },
    {
      displayName: 'Earlier Node Name',
      name: 'earlierNode',
      type: 'string',
      default: '',
      placeholder: 'e.g. RAG Query',
      description: 'The name of the node of this package that authenticated the person',
      displayOptions: when('node'),
    },
  ];
}
