import type { ListedPerson } from '../access/Directory';
import type { AccessRule } from '../principal/AccessRule';
import { toAccessFilter } from '../principal/AccessFilter';
import type { Principal } from '../principal/Principal';
import type { KnowledgeStore, KnownDocument, StoredHit } from './KnowledgeStore';

export interface LeakTest {
  readonly store: KnowledgeStore;
  readonly people: readonly ListedPerson[];
  readonly documents: readonly KnownDocument[];
  readonly mostPairs: number;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
}

/** `pairs` of a person and a document that were tried; `leaks` says who got what by which way, never what it says. */
export interface LeakReport {
  readonly pairs: number;
  readonly leaks: number;
  readonly byWay: Readonly<Record<'search' | 'named' | 'beside', number>>;
  readonly found: readonly { readonly person: string; readonly path: string; readonly way: string }[];
  /** Whether all pairs were tried. */
  readonly complete: boolean;
}

const MOST_NAMED = 100;

/**
 * Asks a store as each person for each document: by the words of its path, by its id, and for the passages beside one. What the store itself
 * gives is judged by the stored rules, by a routine of its own and before the check that would take a stray hit out.
 */
export async function testLeaks({ store, people, documents, mostPairs, now, signal }: LeakTest): Promise<LeakReport> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const byWay = { search: 0, named: 0, beside: 0 };
  const found: LeakReport['found'][number][] = [];
  let pairs = 0;
  for (const { principal } of people)
    for (const document of documents) {
      if (pairs++ >= mostPairs) return { pairs: mostPairs, leaks: sum(byWay), byWay, found, complete: false };
      signal?.throwIfAborted();
      for (const [way, hits] of Object.entries(await tryAll(store, principal, document, now())) as [keyof typeof byWay, StoredHit[]][])
        for (const path of strangers(hits, principal, byId)) {
          byWay[way]++;
          if (found.length < MOST_NAMED) found.push({ person: principal.user, path, way });
        }
    }
  return { pairs, leaks: sum(byWay), byWay, found, complete: true };
}

async function tryAll(store: KnowledgeStore, principal: Principal, { id, source }: KnownDocument, now: Date) {
  const filter = toAccessFilter({ ...principal, expiresAt: new Date(now.getTime() + 60_000).toISOString() }, now);
  const text = source.path.replace(/[/_.-]+/g, ' ');
  return {
    search: await store.search({ text, limit: 20 }, filter),
    named: await store.search({ text, limit: 20, only: { documents: [id] } }, filter),
    beside: await store.neighbours({ documentId: id, index: 0 }, filter),
  };
}

/** Paths of hits that the person's names do not open. */
function strangers(hits: readonly StoredHit[], principal: Principal, documents: ReadonlyMap<string, KnownDocument>): string[] {
  const names = new Set<string>([principal.user, ...principal.groups, 'everyone']);
  const opens = ({ allow, deny }: AccessRule) => !deny.some((id) => names.has(id)) && allow.some((id) => names.has(id));
  return [...new Set(hits.filter(({ documentId, access }) => !opens(documents.get(documentId)?.access ?? access)).map(({ path }) => path))];
}

const sum = (byWay: Readonly<Record<string, number>>) => Object.values(byWay).reduce((total, leaks) => total + leaks, 0);
