import type { INodePropertyCollection, INodeProperties } from 'n8n-workflow';

const weight = (displayName: string, name: string, of: string): INodeProperties => ({
  displayName, name, type: 'number', default: 1, typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 2 }, description: `How much ${of} counts when both are put together. 0 leaves it out.`,
});

const CONDITION: INodePropertyCollection = {
  displayName: 'Condition',
  name: 'conditions',
  values: [
    { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. year', description: 'A name of the metadata of the documents' },
    { displayName: 'Values', name: 'values', type: 'string', default: '', placeholder: 'e.g. 2025, 2026', description: 'Values that it may have, with commas between them' },
  ],
};

/** How a search finds and orders its passages; options in the order of their names. */
export const SEARCH_OPTIONS = {
  minimumScore: {
    displayName: 'Minimum Score',
    name: 'minimumScore',
    type: 'number',
    default: 0,
    typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
    description: 'Passages below it are left out, from 0 to 1: of the reranker, without one the cosine of the vectors, without vectors the share of the best possible rank score',
  },
  neighbours: {
    displayName: 'Neighbours',
    name: 'neighbours',
    type: 'boolean',
    default: false,
    description: 'Whether to add the passages before and after each one that was found',
  },
  metadata: {
    displayName: 'Only Where',
    name: 'metadata',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add Condition',
    default: {},
    options: [CONDITION],
    description: 'Conditions on the metadata of documents. All must hold, and they never show more than the person may see.',
  },
  recency: {
    displayName: 'Prefer Recent (Half-Life in Days)',
    name: 'recencyDays',
    type: 'number',
    default: 365,
    typeOptions: { minValue: 1, maxValue: 10000 },
    description: 'Documents that changed lately count up to 30 percent more; after so many days half of that is left',
  },
  rerank: {
    displayName: 'Rerank',
    name: 'rerank',
    type: 'boolean',
    default: false,
    description: 'Whether the reranking server of the Knowledge Base credential orders the passages anew',
  },
  explain: {
    displayName: 'Show Scores',
    name: 'explain',
    type: 'boolean',
    default: false,
    description: 'Whether each passage of Search says what its score is made of',
  },
  vectorWeight: weight('Weight of Vectors', 'vectorWeight', 'the similarity of meaning'),
  wordWeight: weight('Weight of Words', 'wordWeight', 'the match of words'),
} as const satisfies Record<string, INodeProperties>;
