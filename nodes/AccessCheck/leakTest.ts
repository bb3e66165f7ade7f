import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../src/errors/InvalidInput';
import { testLeaks } from '../../src/knowledge/testLeaks';
import { openDirectory, openKnowledgeBase } from '../shared/connect';
import { toJson } from '../shared/toJson';
import type { AccessOperation } from './operation';

const MOST_PEOPLE = 2_000;

export const leakTestFields: INodeProperties[] = [
  {
    displayName: 'Most Pairs', name: 'mostPairs', type: 'number', typeOptions: { minValue: 1, maxValue: 1_000_000 }, default: 20_000, displayOptions: { show: { operation: ['leakTest'] } },
    description: 'How many pairs of a person and a document are tried at most; the result says whether it was all of them',
  },
];

/** Tries every document as every active person; the figures go to the first output without a leak, to the second with one. */
export const leakTest: AccessOperation = async (context, _auditor, itemIndex) => {
  const { directory } = await openDirectory(context, itemIndex);
  const { store } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', itemIndex)), itemIndex);
  try {
    const { people, more } = await directory.listPeople(MOST_PEOPLE);
    const documents = await store.listKnown(String(context.getNodeParameter('source', itemIndex)).trim());
    if (people.length === 0 || documents.length === 0)
      throw new InvalidInput('NOTHING_TO_TEST', `There are ${people.length} people and ${documents.length} documents to try.`, 'Check the Directory credential, the knowledge base and the Source ID.');
    const mostPairs = Number(context.getNodeParameter('mostPairs', itemIndex));
    const report = await testLeaks({ store, people, documents, mostPairs, now: () => new Date(), signal: context.getExecutionCancelSignal() });
    const item = { json: toJson({ ...report, complete: report.complete && !more }) };
    return report.leaks === 0 ? [[item], []] : [[], [item]];
  } finally {
    await store.close();
    await directory.close();
  }
};
