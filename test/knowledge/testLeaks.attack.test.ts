import type { ListedPerson } from '../../src/access/Directory';
import type { KnowledgeStore, KnownDocument, StoredHit } from '../../src/knowledge/KnowledgeStore';
import { testLeaks } from '../../src/knowledge/testLeaks';
import { mayRead, type AccessFilter } from '../../src/principal/AccessFilter';
import type { PrincipalId } from '../../src/principal/Principal';

const person = (id: string, groups: PrincipalId[] = []): ListedPerson => ({ name: id, principal: { tenant: 't', user: `user:${id}`, groups, resolvedAt: '', expiresAt: '' } });
const document = (id: string, allow: PrincipalId[], deny: PrincipalId[] = []): KnownDocument => ({ id, source: { id: 's', path: `${id}.md` }, contentHash: id, access: { allow, deny }, stale: false });
const DOCUMENTS = [document('open', ['everyone']), document('pay', ['group:hr']), document('case', ['group:hr', 'user:ann'], ['user:bob'])];
const PEOPLE = [person('ann'), person('bob', ['group:hr'])];

/** A store that forgets a part of the filter by one way. */
function brokenStore(way: 'none' | 'search' | 'named' | 'beside', forgets: (filter: AccessFilter) => object): KnowledgeStore {
  const hits = (filter: AccessFilter) => DOCUMENTS.filter(({ access }) => mayRead(filter, 't', access)).map(({ id, source, access }) => ({ documentId: id, path: source.path, access, tenant: 't' }) as unknown as StoredHit);
  const by = (own: string, filter: AccessFilter) => hits(own === way ? ({ ...filter, ...forgets(filter) } as AccessFilter) : filter);
  return {
    search: async (request: { only?: object }, filter: AccessFilter) => by(request.only ? 'named' : 'search', filter),
    neighbours: async (_hit: unknown, filter: AccessFilter) => by('beside', filter),
  } as unknown as KnowledgeStore;
}
const run = (store: KnowledgeStore, mostPairs = 100) => testLeaks({ store, people: PEOPLE, documents: DOCUMENTS, mostPairs, now: () => new Date() });

test('finds nothing where the store keeps to the filter', async () => {
  expect(await run(brokenStore('none', () => ({})))).toEqual({ pairs: 6, leaks: 0, byWay: { search: 0, named: 0, beside: 0 }, found: [], complete: true });
});

test.each(['search', 'named', 'beside'] as const)('finds a store that forgets denials, or what is allowed, by the way "%s" alone', async (way) => {
  const denials = await run(brokenStore(way, () => ({ noneOf: [] })));
  expect(denials.found).toContainEqual({ person: 'user:bob', path: 'case.md', way });
  expect(denials.byWay).toMatchObject({ ...{ search: 0, named: 0, beside: 0 }, [way]: denials.leaks });
  const allowed = await run(brokenStore(way, ({ anyOf }) => ({ anyOf: [...anyOf, 'group:hr'] })));
  expect(allowed.found).toContainEqual({ person: 'user:ann', path: 'pay.md', way });
});

test('says when not all pairs were tried', async () => expect(await run(brokenStore('none', () => ({})), 4)).toMatchObject({ pairs: 4, complete: false }));
