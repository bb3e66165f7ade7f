import type { INodeProperties } from 'n8n-workflow';

const whenQdrant: INodeProperties['displayOptions'] = { show: { store: ['qdrant'] } };
const inCluster: INodeProperties['displayOptions'] = { show: { store: ['qdrant'], qdrantCluster: [true] } };

/** The fields of a Knowledge Base credential that are about Qdrant. */
export const QDRANT_FIELDS: INodeProperties[] = [
  {
    displayName: 'Qdrant URL',
    name: 'url',
    type: 'string',
    default: '',
    placeholder: 'e.g. http://qdrant.company.example:6333',
    displayOptions: whenQdrant,
  },
  {
    displayName: 'Qdrant API Key',
    name: 'apiKey',
    type: 'string',
    typeOptions: { password: true },
    default: '',
    displayOptions: whenQdrant,
    description: 'For nodes that index it must be a key that may write; a read-only one is enough for nodes that only ask',
  },
  {
    displayName: 'Qdrant Query API Key',
    name: 'queryApiKey',
    type: 'string',
    typeOptions: { password: true },
    default: '',
    displayOptions: whenQdrant,
    description: 'A read-only key for everything that only reads, so that the other one is sent with writes alone. Empty: the other one serves for both.',
  },
  {
    displayName: 'Qdrant Runs as a Cluster',
    name: 'qdrantCluster',
    type: 'boolean',
    default: false,
    displayOptions: whenQdrant,
    description: 'Whether new knowledge bases are spread over several Qdrant nodes',
  },
  {
    displayName: 'Shards',
    name: 'shards',
    type: 'number',
    default: 2,
    typeOptions: { minValue: 1, maxValue: 1000 },
    displayOptions: inCluster,
    description: 'Parts of a new knowledge base; as many as there are Qdrant nodes, or a multiple of it. A rebuild changes it.',
  },
  {
    displayName: 'Replicas',
    name: 'replicas',
    type: 'number',
    default: 2,
    typeOptions: { minValue: 1, maxValue: 100 },
    displayOptions: inCluster,
    description: 'Copies of each part on different Qdrant nodes; with two, one node may fail',
  },
  {
    displayName: 'Confirmed By',
    name: 'writeConsistency',
    type: 'number',
    default: 1,
    typeOptions: { minValue: 1, maxValue: 100 },
    displayOptions: inCluster,
    description: 'Replicas that must have a write before it counts as done. More is safer, but nothing is written while fewer answer.',
  },
];
