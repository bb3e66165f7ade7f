import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../src/errors/InvalidInput';
import { type LeakReport, testLeaks } from '../../src/knowledge/testLeaks';
import { openDirectory, openKnowledgeBase } from '../shared/connect';
import { refuseOtherTenant } from '../shared/refuseOtherTenant';
import { toJson } from '../shared/toJson';
import type { AccessOperation } from './operation';
import { readPlace } from './rights';
import { withRight } from './withRight';

const MOST_PEOPLE = 2_000;

export const leakTestFields: INodeProperties[] = [
  {
    displayName: 'Most Pairs', name: 'mostPairs', type: 'number', typeOptions: { minValue: 1, maxValue: 1_000_000 }, default: 20_000, displayOptions: { show: { operation: ['leakTest'] } },
    description: 'How many pairs of a person and a document are tried at most; the result says whether it was all of them',
  },
];

/** Tries every document as every active person; the figures go to the first output without a leak, to the second with one. */
export const leakTest: AccessOperation = async (context, auditor, itemIndex) => {
  const place = readPlace(context, itemIndex);
  const mostPairs = Number(context.getNodeParameter('mostPairs', itemIndex));
  const asked = { operation: 'access.leakTest', content: { ...place, mostPairs }, knowledgeBase: place.knowledgeBase } as const;
  const report = await withRight(context, auditor, asked, itemIndex, () => tryAll(context, place, mostPairs, itemIndex), ({ pairs, leaks, byWay, complete }) => ({ content: { pairs, leaks, byWay, complete } }));
  const item = { json: toJson(report) };
  return report.leaks === 0 ? [[item], []] : [[], [item]];
};

async function tryAll(context: IExecuteFunctions, { knowledgeBase, source }: ReturnType<typeof readPlace>, mostPairs: number, itemIndex: number): Promise<LeakReport> {
  const { directory, policy } = await openDirectory(context, itemIndex);
  const { store, configuration } = await openKnowledgeBase(context, knowledgeBase, itemIndex);
  try {
    refuseOtherTenant(policy, configuration);
    const { people, more } = await directory.listPeople(MOST_PEOPLE);
    const documents = await store.listKnown(source);
    if (people.length === 0 || documents.length === 0)
      throw new InvalidInput('NOTHING_TO_TEST', `There are ${people.length} people and ${documents.length} documents to try.`, 'Check the Directory credential, the knowledge base and the Source ID.');
    const report = await testLeaks({ store, people, documents, mostPairs, now: () => new Date(), signal: context.getExecutionCancelSignal() });
    return { ...report, complete: report.complete && !more };
  } finally {
    await store.close();
    await directory.close();
  }
}
