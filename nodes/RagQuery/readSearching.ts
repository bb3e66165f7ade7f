import type { Category } from '../../src/document/Document';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import type { MetadataCondition, SearchRequest } from '../../src/knowledge/KnowledgeStore';
import type { Refinement } from '../../src/knowledge/refineHits';
import type { Reranker } from '../../src/knowledge/Reranker';
import { type AskOptions, readOnly } from './ask';

/** The form's choices about how to search, as src/ takes them. */
export interface Searching {
  readonly only: SearchRequest['only'];
  readonly weights: SearchRequest['weights'];
  readonly refinement: Refinement;
  readonly neighbours: boolean;
}

const RECENT_SHARE = 0.3;

/** What is typed into a form is text; metadata may hold a number or a truth of the same spelling. */
function valuesOf(text: string): (string | number | boolean)[] {
  return text.split(/[,，]/).map((part) => part.trim()).filter(Boolean).flatMap((part): (string | number | boolean)[] => {
    if (part === 'true' || part === 'false') return [part, part === 'true'];
    return Number.isFinite(Number(part)) ? [part, Number(part)] : [part];
  });
}

function readConditions({ metadata }: AskOptions): MetadataCondition[] {
  return (metadata?.conditions ?? []).filter(({ name }) => name?.trim()).map(({ name = '', values = '' }) => ({ name: name.trim(), anyOf: valuesOf(String(values)) }));
}

function chooseReranker({ rerank }: AskOptions, reranker: Reranker | undefined): Reranker | undefined {
  if (rerank && !reranker) throw new ConfigurationError('NO_RERANKER', 'Rerank is on, and the Knowledge Base credential names no reranking server.', 'Choose a server under Reranking in the credential, or switch Rerank off.');
  return rerank ? reranker : undefined;
}

/** What a search is given beside the form: the credential's reranker, and the categories that the policy grants (absent: all). */
export interface Given {
  readonly reranker?: Reranker;
  readonly granted?: readonly Category[];
  readonly now: Date;
}

/** Reads the Options collection; a person's own conditions and the policy's are only ever ANDed to their rights. */
export function readSearching(options: AskOptions, { reranker, granted, now }: Given): Searching {
  const { wordWeight, vectorWeight, recencyDays, minimumScore, neighbours } = options;
  const metadata = readConditions(options);
  const only = { ...readOnly(options, granted), ...(metadata.length > 0 && { metadata }) };
  return {
    only: Object.keys(only).length > 0 ? only : undefined,
    weights: wordWeight === undefined && vectorWeight === undefined ? undefined : { words: wordWeight, vectors: vectorWeight },
    refinement: { reranker: chooseReranker(options, reranker), minimumScore, ...(recencyDays && { recency: { share: RECENT_SHARE, halfLifeDays: recencyDays, now } }) },
    neighbours: neighbours === true,
  };
}
