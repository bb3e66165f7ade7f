import type { StoredHit } from '../../src/knowledge/KnowledgeStore';
import { searchKnowledge, searchPermitted } from '../../src/knowledge/searchKnowledge';
import { filterOf } from '../contract/knowledgeStore';
import { memoryStore } from '../fixtures/memoryStore';

const hit = (path: string, more: Partial<StoredHit> = {}): StoredHit => ({
  chunkId: path, documentId: path, title: path, text: 'text', context: 'context', place: { headings: [] }, score: 1, ranks: { words: 1 },
  tenant: 'default', access: { allow: ['everyone'], deny: [] }, contentHash: 'h', index: 0, path, ...more,
});
const LEE = filterOf('user:lee', ['group:sales']);
const request = { text: 'x', limit: 10 };

test.each([
  { name: 'no rule', more: { access: { allow: [], deny: [] } } },
  { name: 'a rule for others', more: { access: { allow: ['group:hr'], deny: [] } } },
  { name: 'a denial of a group', more: { access: { allow: ['everyone'], deny: ['group:sales'] } } },
  { name: 'a denial by name', more: { access: { allow: ['group:sales'], deny: ['user:lee'] } } },
  { name: 'another tenant', more: { tenant: 'other' } },
] as const)('a hit with $name is dropped even when the store gave it', async ({ more }) => {
  const store = memoryStore([hit('secret.md', more as Partial<StoredHit>), hit('open.md')]);
  expect((await searchKnowledge(store, request, LEE)).map(({ title }) => title)).toEqual(['open.md']);
  expect((await searchPermitted(store, request, LEE)).map(({ path }) => path)).toEqual(['open.md']);
});

test('what leaves for a node holds no rule, tenant or context', async () => {
  const [found] = await searchKnowledge(memoryStore([hit('a.md')]), request, LEE);
  expect(Object.keys(found ?? {}).sort()).toEqual(['chunkId', 'documentId', 'place', 'ranks', 'score', 'text', 'title']);
});

test.each([
  { path: '手冊/a b.md', url: undefined, link: 'https://nas.example/%E6%89%8B%E5%86%8A/a%20b.md', why: 'each segment is encoded' },
  { path: 'a?x=1#y/%2e.md', url: undefined, link: 'https://nas.example/a%3Fx%3D1%23y/%252e.md', why: 'a name cannot add a query or a fragment' },
  { path: '$&/{path}', url: undefined, link: 'https://nas.example/%24%26/%7Bpath%7D', why: 'a name is not a pattern of the template' },
  { path: '../../admin', url: undefined, link: undefined, why: 'a path that climbs gets no link' },
  { path: '\ud800.md', url: undefined, link: 'https://nas.example/%EF%BF%BD.md', why: 'half a character does not stop the search' },
  { path: 'a.md', url: 'https://portal.example/7', link: 'https://portal.example/7', why: "the document's own address is better" },
  { path: 'a.md', url: 'javascript:alert(1)', link: 'https://nas.example/a.md', why: 'an address that runs is no address' },
])('the link of $path is $link: $why', async ({ path, url, link }) => {
  const [found] = await searchKnowledge(memoryStore([hit(path, { url })]), request, LEE, { linkTemplate: 'https://nas.example/{path}' });
  expect(found?.url).toBe(link);
});
