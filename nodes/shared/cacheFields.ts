import type { INodeProperties } from 'n8n-workflow';

const whenRedis: INodeProperties['displayOptions'] = { show: { cache: ['redis'] } };

/** The fields of a Knowledge Base credential that are about what is remembered of questions. */
export const CACHE_FIELDS: INodeProperties[] = [
  {
    displayName: 'Cache',
    name: 'cache',
    type: 'options',
    default: 'none',
    options: [
      { name: 'File in the N8n Folder', value: 'file' },
      { name: 'None', value: 'none' },
      { name: 'Redis', value: 'redis' },
    ],
    description: 'Remembers the vectors of questions, and answers to the very same question of somebody with the very same rights until anything in the knowledge base changes',
  },
  {
    displayName: 'Redis URL',
    name: 'redisUrl',
    type: 'string',
    default: '',
    placeholder: 'e.g. rediss://redis.company.example:6379',
    displayOptions: whenRedis,
  },
  {
    displayName: 'Redis Password',
    name: 'redisPassword',
    type: 'string',
    typeOptions: { password: true },
    default: '',
    displayOptions: whenRedis,
  },
  {
    displayName: 'Cache for Seconds',
    name: 'cacheSeconds',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 3600,
    displayOptions: { show: { cache: ['file', 'redis'] } },
  },
];
