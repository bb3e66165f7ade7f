import { answerQuestion } from '../../src/answering/answerQuestion';
import type { ChatModel } from '../../src/answering/ChatModel';
import type { EmbeddingModel } from '../../src/embedding/EmbeddingModel';
import type { KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import { searchKnowledge } from '../../src/knowledge/searchKnowledge';
import type { AccessFilter } from '../../src/principal/AccessFilter';
import type { AccessRule } from '../../src/principal/AccessRule';
import type { PrincipalId } from '../../src/principal/Principal';
import type { CanaryDocument } from './inventCompany';

/** One document as it is stored, and somebody who may see it, if anybody may. */
export interface StoredCanary extends CanaryDocument {
  readonly id: string;
  readonly access: AccessRule;
  readonly reader?: AccessFilter;
}

/** One attempt to get at a document: the store, who tries, and what after. */
export interface Attempt {
  readonly store: KnowledgeStore;
  readonly user: PrincipalId;
  readonly filter: AccessFilter;
  readonly document: StoredCanary;
}

/** Everything that the person of an attempt gets to read, as text. */
export type Way = (attempt: Attempt) => Promise<string>;

const questionOf = ({ subject }: CanaryDocument) => `${subject}的金絲雀代碼是什麼？`;

const MARKER = 'line-of-a-source';

/** A model that does the worst: it says every line that it was shown, each with its source, so that the citation check lets it pass. */
const PARROT: ChatModel = {
  complete: async ({ messages }) => ({ text: repeatSources(messages.map(({ content }) => content).join('\n')), model: 'parrot', finishReason: 'stop' }),
  listModels: async () => ['parrot'],
};

function repeatSources(prompt: string): string {
  let source = '';
  return prompt.split('\n').flatMap((line) => {
    source = /^\[\d+\]$/.exec(line)?.[0] ?? source;
    return line.startsWith(`${MARKER} `) && /代碼是/.test(line) ? [`${line.slice(MARKER.length + 1).replace(/。$/, '')} ${source}。`] : [];
  }).join('');
}

async function ask({ store, user, filter, document }: Attempt, chat?: ChatModel): Promise<string> {
  const request = { question: questionOf(document), store, filter, asked: { person: user, assurance: 'token' as const }, random: () => MARKER };
  return JSON.stringify(await answerQuestion({ ...request, ...(chat && { chat: { model: chat, name: 'parrot', onFailure: 'error' as const } }) }));
}

const search = async ({ store, filter, document }: Attempt, only?: { documents: string[] }) => JSON.stringify(await searchKnowledge(store, { text: questionOf(document), limit: 50, ...(only && { only }) }, filter));

/** Each way by which a person may try to read a document that is not theirs. */
export const WAYS = {
  search: (attempt) => search(attempt),
  answer: (attempt) => ask(attempt),
  model: (attempt) => ask(attempt, PARROT),
  /** Somebody who may see it asks the same right before, in the same process. */
  cache: async (attempt) => {
    if (attempt.document.reader) await ask({ ...attempt, filter: attempt.document.reader });
    return ask(attempt);
  },
  /** The person saw it a moment ago, and has lost the right since: no embedding is made anew. */
  history: async (attempt) => {
    const { store, document, user } = attempt;
    await search(attempt);
    await store.updateRights([{ documentId: document.id, access: { ...document.access, deny: [...document.access.deny, user] } }]);
    const got = [await search(attempt), await ask(attempt)].join('\n');
    await store.updateRights([{ documentId: document.id, access: document.access }]);
    return got;
  },
  /** A model that calls a tool names the document itself, and the passages beside it. */
  agentTool: async (attempt) => {
    const { store, document, filter } = attempt;
    const beside = await Promise.all([0, 1, 2].map((index) => store.neighbours({ documentId: document.id, index }, filter)));
    return (await search(attempt, { documents: [document.id] })) + JSON.stringify(beside);
  },
  errorText: async (attempt) => {
    const { store, document, filter } = attempt;
    const wrongVector = store.search({ text: document.subject, vector: new Float32Array([1]), limit: 1 }, filter);
    const tooLong = answerQuestion({ question: document.subject.repeat(2_000), store, filter, asked: { person: attempt.user, assurance: 'token' }, random: () => 'x' });
    const noModel: EmbeddingModel = { model: 'none', embed: () => Promise.reject(new Error('no embedding server')) } as unknown as EmbeddingModel;
    const down = answerQuestion({ question: questionOf(document), store, filter, embeddings: noModel, asked: { person: attempt.user, assurance: 'token' }, random: () => 'x' });
    return (await Promise.allSettled([wrongVector, tooLong, down])).map((outcome) => (outcome.status === 'rejected' ? String((outcome.reason as Error).stack) + JSON.stringify(outcome.reason) : JSON.stringify(outcome.value))).join('\n');
  },
} satisfies Readonly<Record<string, Way>>;
