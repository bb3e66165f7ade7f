import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { Document } from '../../src/document/Document';
import type { EmbeddedChunk, KnowledgeStore, SearchRequest } from '../../src/knowledge/KnowledgeStore';
import { type AccessFilter, toAccessFilter } from '../../src/principal/AccessFilter';
import { countContents } from '../../src/knowledge/countContents';
import { toTombstone } from '../../src/knowledge/tombstone';
import type { PrincipalId } from '../../src/principal/Principal';
import { makeDocument } from '../fixtures/documents';

/** Opens a knowledge base by name; the same name is the same data. `model` names the embedding model of its credential. */
export type OpenStore = (knowledgeBase: string, model?: string) => Promise<KnowledgeStore>;

const NOW = new Date('2026-01-05T08:00:00.000Z');

/** The filter of a person with these groups. */
export function filterOf(user: `user:${string}`, groups: readonly PrincipalId[] = [], tenant = 'default'): AccessFilter {
  return toAccessFilter({ tenant, user, groups, resolvedAt: NOW.toISOString(), expiresAt: new Date(NOW.getTime() + 60_000).toISOString() }, NOW);
}

const WANG = filterOf('user:wang', ['group:hr']);
const LEE = filterOf('user:lee', ['group:sales']);

function chunksOf(document: Document, vector?: Float32Array): EmbeddedChunk[] {
  return chunkDocument(document).map((chunk) => (vector ? { ...chunk, vector } : chunk));
}

const put = (store: KnowledgeStore, document: Document, vector?: Float32Array) => store.putDocument(document, chunksOf(document, vector));

/** What every KnowledgeStore promises, whatever it stands on. */
export function knowledgeStoreContract(name: string, open: OpenStore): void {
  describe(name, () => {
    let store: KnowledgeStore;
    let base: string;
    let count = 0;
    const find = async (text: string, filter: AccessFilter, more: Partial<SearchRequest> = {}) => (await store.search({ text, limit: 10, ...more }, filter)).map(({ path }) => path);

    beforeEach(async () => {
      base = `contract-${process.pid}-${count++}`;
      store = await open(base);
    });
    afterEach(() => store.close());

    test('a new knowledge base is empty, and a search in it finds nothing', async () => {
      expect(await store.describe()).toMatchObject({ knowledgeBase: base, documents: 0, chunks: 0 });
      expect(await find('anything', WANG)).toEqual([]);
      expect(await store.listKnown('nas')).toEqual([]);
    });

    test('what was put is found with all that a citation needs', async () => {
      const document = makeDocument('手冊/假勤.md', { title: '假勤', markdown: '# 特別休假\n\n滿一年有七日特別休假。' });
      await put(store, document);
      const [hit] = await store.search({ text: '特別休假有幾日', limit: 3 }, WANG);
      const [chunk] = chunkDocument(document);
      expect(hit).toMatchObject({
        chunkId: chunk?.id, documentId: document.id, title: '假勤', text: chunk?.text, context: chunk?.context, place: chunk?.place, index: 0,
        path: '手冊/假勤.md', tenant: 'default', access: document.access, contentHash: document.contentHash, ranks: { words: 1 },
      });
    });

    test('a tombstone takes the place of a document: nothing is found, its time is remembered', async () => {
      const document = makeDocument('a.md');
      await put(store, document);
      const source = { id: 'nas', path: 'a.md', modifiedAt: '2026-02-01T00:00:00.000Z' };
      await store.putDocument(toTombstone({ id: document.id, tenant: 'default', source }), []);
      expect(await find('manual', WANG)).toEqual([]);
      expect(await store.describe()).toMatchObject({ chunks: 0 });
      expect(await store.listKnown('nas')).toEqual([{ id: document.id, source, contentHash: '', access: { allow: [], deny: [] }, stale: false }]);
    });

    test('putting again what is there changes nothing', async () => {
      const document = makeDocument('a.md');
      for (let i = 0; i < 3; i++) await put(store, document);
      expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1 });
      expect(await find('manual', WANG)).toEqual(['a.md']);
    });

    test('a changed document is found by its new words and no longer by its old ones', async () => {
      await put(store, makeDocument('a.md', { markdown: 'The apricot is ripe.' }));
      await put(store, makeDocument('a.md', { markdown: 'The blueberry is ripe.' }));
      expect(await find('apricot', WANG)).toEqual([]);
      expect(await find('blueberry', WANG)).toEqual(['a.md']);
      expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1 });
    });

    test('a document that changes its text and its rights at once shows neither text to whom it is taken from', async () => {
      await put(store, makeDocument('a.md', { markdown: 'The apricot is ripe.', access: { allow: ['everyone'], deny: [] } }));
      await put(store, makeDocument('a.md', { markdown: 'The blueberry is ripe.', access: { allow: ['group:hr'], deny: [] } }));
      expect(await find('apricot blueberry ripe', LEE)).toEqual([]);
      expect(await find('blueberry', WANG)).toEqual(['a.md']);
    });

    test('a document that has become shorter leaves no chunk of its longer self', async () => {
      const long = Array.from({ length: 40 }, (_, i) => `## Part ${i}\n\n${'Words of the long manual. '.repeat(20)}`).join('\n\n');
      await put(store, makeDocument('a.md', { markdown: long }));
      const before = (await store.describe()).chunks;
      await put(store, makeDocument('a.md', { markdown: 'Short now.' }));
      expect(before).toBeGreaterThan(10);
      expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1 });
      expect(await find('long manual', WANG)).toEqual([]);
    });

    test('a deleted document is gone from searches, lists and counts', async () => {
      const [a, b] = [makeDocument('a.md'), makeDocument('b.md')];
      for (const document of [a, b]) await put(store, document);
      await store.deleteDocuments([a.id, 'never-there']);
      expect(await find('manual', WANG)).toEqual(['b.md']);
      expect((await store.listKnown('nas')).map(({ id }) => id)).toEqual([b.id]);
      expect(await store.describe()).toMatchObject({ documents: 1, chunks: 1 });
    });

    test('the list of a source is ordered by id and holds what tells whether a document must be read', async () => {
      const documents = ['a', 'b', 'c'].map((one) => makeDocument(`${one}.md`));
      const other = makeDocument('mail.eml', { source: { id: 'mail', path: 'mail.eml' } });
      for (const document of [...documents, other]) await put(store, document);
      const expected = documents.map(({ id, source, contentHash, access }) => ({ id, source, contentHash, access, stale: false }));
      expect(await store.listKnown('nas')).toEqual(expected.sort((a, b) => (a.id < b.id ? -1 : 1)));
    });

    test('the list of all sources holds every document, ordered by id', async () => {
      const documents = [makeDocument('a.md'), makeDocument('mail.eml', { source: { id: 'mail', path: 'mail.eml' } })];
      for (const document of documents) await put(store, document);
      expect((await store.listAll()).map(({ id }) => id)).toEqual(documents.map(({ id }) => id).sort());
    });

    test('a stale mark, a touch and a new version show in the list', async () => {
      const document = makeDocument('a.md');
      const [known, touched] = [async () => (await store.listKnown('nas'))[0], { ...document.source, size: 99, etag: '"2"' }];
      await put(store, document);
      await store.markStale([document.id, 'never-there']);
      expect(await known()).toMatchObject({ stale: true });
      expect(await find('manual', WANG)).toEqual(['a.md']);
      await store.touch([{ documentId: document.id, source: touched }]);
      expect(await known()).toMatchObject({ stale: false, source: touched, contentHash: document.contentHash });
    });

    test.each([
      { access: { allow: ['everyone'], deny: [] }, wang: true, lee: true, why: 'every authenticated person may read it' },
      { access: { allow: [], deny: [] }, wang: false, lee: false, why: 'a document without a rule is invisible' },
      { access: { allow: ['group:hr'], deny: [] }, wang: true, lee: false, why: 'one group may read it' },
      { access: { allow: ['user:lee'], deny: [] }, wang: false, lee: true, why: 'one person may read it' },
      { access: { allow: ['everyone'], deny: ['group:sales'] }, wang: true, lee: false, why: 'deny wins over everyone' },
      { access: { allow: ['user:wang', 'group:hr'], deny: ['user:wang'] }, wang: false, lee: false, why: 'deny wins over a name and a group' },
      { access: { allow: ['everyone'], deny: ['everyone'] }, wang: false, lee: false, why: 'deny for everyone hides it from all' },
    ] as const)('the search itself, without any later check, gives a document to Wang: $wang, to Lee: $lee, because $why', async ({ access, wang, lee }) => {
      const document = makeDocument('a.md', { access });
      await put(store, document);
      await put(store, makeDocument('public.md', { markdown: 'Nothing of that kind.' }));
      const vectorless = { documentId: document.id, index: 1 };
      for (const [filter, seen] of [[WANG, wang], [LEE, lee]] as const) {
        expect(await find('manual', filter)).toEqual(seen ? ['a.md'] : []);
        expect(await store.neighbours(vectorless, filter)).toHaveLength(seen ? 1 : 0);
      }
    });

    test('the access condition holds for vectors as it holds for words', async () => {
      await put(store, makeDocument('secret.md', { access: { allow: ['group:hr'], deny: [] } }), new Float32Array([1, 0]));
      await put(store, makeDocument('open.md'), new Float32Array([0, 1]));
      const vector = new Float32Array([1, 0]);
      expect(await find('zzz', LEE, { vector })).toEqual(['open.md']);
      expect(await find('zzz', WANG, { vector })).toEqual(['secret.md', 'open.md']);
    });

    test('a change of rights takes effect on the next search and leaves the content alone', async () => {
      const document = makeDocument('a.md');
      await put(store, document, new Float32Array([1, 0]));
      await store.updateRights([{ documentId: document.id, access: { allow: ['group:sales'], deny: [] } }, { documentId: 'never-there', access: { allow: ['everyone'], deny: [] } }]);
      expect(await find('manual', WANG)).toEqual([]);
      expect(await find('manual', LEE, { vector: new Float32Array([1, 0]) })).toEqual(['a.md']);
      expect((await store.listKnown('nas'))[0]).toMatchObject({ contentHash: document.contentHash, access: { allow: ['group:sales'], deny: [] } });
    });

    test('searches of two people at the same time never see the filter of each other', async () => {
      await put(store, makeDocument('hr.md', { access: { allow: ['group:hr'], deny: [] } }));
      await put(store, makeDocument('sales.md', { access: { allow: ['group:sales'], deny: [] } }));
      const both = await Promise.all(Array.from({ length: 40 }, (_, i) => find('manual', i % 2 ? LEE : WANG)));
      expect(both).toEqual(Array.from({ length: 40 }, (_, i) => [i % 2 ? 'sales.md' : 'hr.md']));
    });

    test("a caller's own filter can make a search narrower, never wider", async () => {
      const [hr, manual] = [makeDocument('hr.md', { access: { allow: ['group:hr'], deny: [] } }), makeDocument('a.md', { category: 'procedure' })];
      for (const document of [hr, manual]) await put(store, document);
      expect(await find('manual', LEE, { only: { documents: [hr.id] } })).toEqual([]);
      expect(await find('manual', WANG, { only: { categories: ['procedure'] } })).toEqual(['a.md']);
      expect(await find('manual', WANG, { only: { sources: ['elsewhere'] } })).toEqual([]);
      expect(await find('manual', WANG, { only: { documents: [] } })).toEqual([]);
    });

    test('a condition on metadata is one more condition, whatever its name and values are called', async () => {
      const [a, b, hr] = [makeDocument('a.md', { metadata: { year: 2026, final: true } }), makeDocument('b.md', { metadata: { year: '2026', final: false } }), makeDocument('hr.md', { metadata: { year: 2026 }, access: { allow: ['group:hr'], deny: [] } })];
      for (const document of [a, b, hr]) await put(store, document);
      const where = (filter: AccessFilter, ...metadata: { name: string; anyOf: (string | number | boolean)[] }[]) => find('manual', filter, { only: { metadata } });
      expect((await where(LEE, { name: 'year', anyOf: [2026] })).sort()).toEqual(['a.md']);
      expect((await where(WANG, { name: 'year', anyOf: [2026] })).sort()).toEqual(['a.md', 'hr.md']);
      expect((await where(LEE, { name: 'year', anyOf: [2026, '2026'] })).sort()).toEqual(['a.md', 'b.md']);
      expect(await where(LEE, { name: 'year', anyOf: [2026, '2026'] }, { name: 'final', anyOf: [false] })).toEqual(['b.md']);
      expect(await where(LEE, { name: 'year', anyOf: [] })).toEqual([]);
      for (const hostile of ['$.year', "'] OR 1=1 --", '"', '__proto__', '']) expect(await where(LEE, { name: hostile, anyOf: [2026, true] })).toEqual([]);
    });

    test('a leg that counts more decides, and one that counts nothing is left out', async () => {
      await put(store, makeDocument('words.md', { markdown: 'Oil press oil.' }), new Float32Array([0, 1]));
      await put(store, makeDocument('vectors.md', { markdown: 'Lubrication with oil.' }), new Float32Array([1, 0]));
      await put(store, makeDocument('neither.md', { markdown: 'Nothing.' }), new Float32Array([-1, 0]));
      const first = async (weights: SearchRequest['weights']) => find('oil press', WANG, { vector: new Float32Array([1, 0.1]), limit: 2, weights });
      expect((await first({ words: 3, vectors: 1 }))[0]).toBe('words.md');
      expect((await first({ words: 1, vectors: 3 }))[0]).toBe('vectors.md');
      expect(await first({ vectors: 0 })).toEqual(['words.md', 'vectors.md']);
      expect(await first({ words: 0 })).toEqual(['vectors.md', 'words.md']);
    });

    test('the list of what a person may read is ordered by id, comes in pages, and holds nothing else', async () => {
      const rules = [{ allow: ['everyone'], deny: [] }, { allow: ['group:hr'], deny: [] }, { allow: ['everyone'], deny: ['user:wang'] }, { allow: [], deny: [] }] as const;
      const documents = rules.map((access, i) => makeDocument(`${i}.md`, { access, title: `Title ${i}` }));
      for (const document of documents) await put(store, document);
      const list = async (filter: AccessFilter, page: { after?: string; limit: number } = { limit: 10 }) => store.listReadable(filter, page);
      const ids = (...which: number[]) => which.map((i) => documents[i]?.id ?? '').sort();
      expect((await list(WANG)).map(({ documentId }) => documentId)).toEqual(ids(0, 1));
      const [first] = await list(LEE, { limit: 1 });
      const [second, ...none] = await list(LEE, { after: first?.documentId, limit: 10 });
      expect([first?.documentId, second?.documentId, none]).toEqual([...ids(0, 2), []]);
      expect((await list(WANG)).find(({ path }) => path === '0.md')).toEqual({ documentId: documents[0]?.id, title: 'Title 0', path: '0.md', source: 'nas', tenant: 'default', access: rules[0], category: 'knowledge' });
      expect(await list(filterOf('user:wang', ['group:hr'], 'other')).catch(() => [])).toEqual([]);
    });

    test('a person of another tenant gets nothing, whatever their groups are called', async () => {
      await put(store, makeDocument('a.md'));
      const found = await find('manual', filterOf('user:wang', ['group:hr'], 'other')).catch(() => []);
      expect(found).toEqual([]);
    });

    test('words and vectors together are better than each alone', async () => {
      await put(store, makeDocument('words.md', { markdown: 'The press needs oil.' }), new Float32Array([0, 1]));
      await put(store, makeDocument('vectors.md', { markdown: 'Lubrication of machines.' }), new Float32Array([1, 0.1]));
      await put(store, makeDocument('both.md', { markdown: 'Oil for the press, and how to change it.' }), new Float32Array([1, 0]));
      const hits = await store.search({ text: 'oil press', vector: new Float32Array([1, 0]), limit: 3 }, WANG);
      expect(hits[0]).toMatchObject({ path: 'both.md', ranks: { vectors: 1 } });
      expect(hits.map(({ path }) => path).sort()).toEqual(['both.md', 'vectors.md', 'words.md']);
    });

    test('at most so many hits of one document, and at most so many in all', async () => {
      const markdown = Array.from({ length: 12 }, (_, i) => `## Part ${i}\n\nThe valve of part ${i} opens.`).join('\n\n');
      await put(store, makeDocument('long.md', { markdown }));
      await put(store, makeDocument('b.md', { markdown: 'The valve opens.' }));
      expect((await find('valve', WANG, { perDocument: 2 })).sort()).toEqual(['b.md', 'long.md', 'long.md']);
      expect(await find('valve', WANG, { limit: 4 })).toHaveLength(4);
    });

    test('the neighbours of a hit are the chunks before and after it', async () => {
      const document = makeDocument('a.md', { markdown: ['one', 'two', 'three', 'four'].map((word) => `# ${word}\n\nText ${word}.`).join('\n\n') });
      await put(store, document);
      const indexes = async (index: number) => (await store.neighbours({ documentId: document.id, index }, WANG)).map((hit) => hit.index);
      expect(await indexes(1)).toEqual([0, 2]);
      expect(await indexes(0)).toEqual([1]);
      expect(await indexes(3)).toEqual([2]);
    });

    test.each([
      { question: '料號 ＡＢ１２３４', why: 'full width is half width, and a part number without its dash is the same part' },
      { question: 'ab-1234', why: 'case does not count' },
      { question: '設定', why: 'two characters are a word' },
      { question: '稅', why: 'one character can be looked up' },
      { question: '1050', why: 'a thousands separator is not part of a number' },
      { question: 'settings', why: 'a plural is the same word' },
      { question: 'cafe', why: 'marks on Latin letters do not count' },
      { question: '设定', why: 'Simplified finds Traditional' },
      { question: 'AB‑1234', why: 'a hyphen that does not break is a hyphen' },
      { question: '2026-03-05', why: 'a day is the same day in Minguo years' },
      { question: '民國115年三月', why: 'a month is the same month in numerals' },
    ])('$question finds the document, because $why', async ({ question }) => {
      await put(store, makeDocument('a.md', { markdown: '# 設定\n\n料號 AB-1234 的設定與營業稅共 1,050 元，見 café setting，115/3/5 起。' }));
      await put(store, makeDocument('b.md', { markdown: '午餐吃麵。' }));
      expect(await find(question, WANG)).toEqual(['a.md']);
    });

    test.each(['" OR * NEAR', 'text:manual', 'manual AND NOT (manual)', '*', '"', 'NEAR(a b, 3)', '^manual', '{text} : x', '-- ; DROP TABLE documents', '\0', '\ud800', '？？？', '', '的'.repeat(20_000)])(
      'the question %# is only words to the index',
      async (question) => {
        await put(store, makeDocument('a.md', { access: { allow: ['group:hr'], deny: [] } }));
        expect(await find(question, LEE)).toEqual([]);
        expect((await find(question, WANG)).length).toBeLessThanOrEqual(1);
        expect(await find('manual', WANG)).toEqual(['a.md']);
      },
    );

    test.each(["'; DROP TABLE documents; --", '../../etc/passwd', '"] } }', '%', '\u0000', "group:hr', 'group:sales"])('%j in an id, a path or a principal is only that', async (hostile) => {
      const document = makeDocument(hostile, { source: { id: hostile, path: hostile }, access: { allow: [`group:${hostile}`], deny: [] } });
      await put(store, document);
      expect(await find('manual', WANG)).toEqual([]);
      expect(await find('manual', filterOf('user:x', [`group:${hostile}`]), { only: { sources: [hostile] } })).toEqual([hostile]);
      expect(await store.listKnown(hostile)).toHaveLength(1);
      await store.deleteDocuments([document.id]);
      expect(await store.describe()).toMatchObject({ documents: 0 });
    });

    test('a vector of another length, and a document without one, are refused with both shapes', async () => {
      await put(store, makeDocument('a.md'), new Float32Array([1, 0]));
      const refusal = { code: 'EMBEDDING_MISMATCH', message: expect.stringMatching(/2 dimensions/) };
      await expect(put(store, makeDocument('b.md'), new Float32Array([1, 0, 0]))).rejects.toMatchObject(refusal);
      await expect(put(store, makeDocument('b.md'))).rejects.toMatchObject(refusal);
      await expect(find('manual', WANG, { vector: new Float32Array([1, 0, 0]) })).rejects.toMatchObject(refusal);
      expect(await store.describe()).toMatchObject({ documents: 1 });
    });

    test('another model of the same length is refused by name', async () => {
      const first = await open(base, 'bge-m3');
      await put(first, makeDocument('a.md'), new Float32Array([1, 0]));
      expect((await first.describe()).embedding).toEqual({ model: 'bge-m3', dimensions: 2 });
      const second = await open(base, 'e5');
      await expect(put(second, makeDocument('b.md'), new Float32Array([1, 0]))).rejects.toMatchObject({ message: expect.stringMatching(/bge-m3.*e5/) });
      await expect(second.search({ text: 'manual', vector: new Float32Array([1, 0]), limit: 1 }, WANG)).rejects.toMatchObject({ code: 'EMBEDDING_MISMATCH' });
      await Promise.all([first.close(), second.close()]);
    });

    test.each([new Float32Array([0, 0]), new Float32Array([NaN, 1]), new Float32Array([Infinity, 1])])('the vector %p is refused: it would be found by nothing or everything', async (vector) => {
      await expect(put(store, makeDocument('a.md'), vector)).rejects.toMatchObject({ code: 'VECTOR_INVALID' });
      expect(await store.describe()).toMatchObject({ documents: 0, chunks: 0 });
    });

    test('what was put by one holder is there for the next', async () => {
      await put(store, makeDocument('a.md'));
      const other = await open(base);
      expect((await other.search({ text: 'manual', limit: 1 }, WANG)).map(({ path }) => path)).toEqual(['a.md']);
      await other.close();
    });

    test('its version is another one after every change that a reader can see, by whichever holder, and after nothing else', async () => {
      const document = makeDocument('a.md');
      const other = await open(base);
      const seen = new Set<string | undefined>();
      const changes: readonly (() => Promise<unknown>)[] = [
        () => put(store, document),
        () => put(other, makeDocument('a.md', { markdown: 'Another text.' })),
        () => other.updateRights([{ documentId: document.id, access: { allow: ['group:hr'], deny: [] } }]),
        () => other.touch([{ documentId: document.id, source: { ...document.source, url: 'https://nas.example/a' } }]),
        () => other.deleteDocuments([document.id]),
      ];
      for (const change of changes) {
        await change();
        seen.add(await store.version?.());
        await find('manual', WANG);
        seen.add(await other.version?.());
      }
      expect([seen.size, seen.has(undefined)]).toEqual([changes.length, false]);
      await other.close();
    });

    test('its contents are counted by source and category, with what is stale, hidden or buried, and its last run', async () => {
      const [a, b, c] = [makeDocument('a.md'), makeDocument('b.md', { category: 'case', access: { allow: [], deny: [] } }), makeDocument('c.md', { source: { id: 'erp', path: 'c' } })];
      for (const document of [a, b, c]) await put(store, document);
      await store.markStale([c.id]);
      await store.putDocument(toTombstone({ id: makeDocument('gone').id, tenant: 'default', source: { id: 'erp', path: 'gone' } }), []);
      const version = await store.version?.();
      await store.noteSync?.('2026-01-05T08:00:00.000Z');
      expect(await countContents(store)).toMatchObject({
        documents: 3, chunks: 3, stale: 1, hidden: 1, tombstones: 1, categories: { knowledge: 2, case: 1 }, syncedAt: '2026-01-05T08:00:00.000Z',
        sources: [{ source: 'erp', documents: 1, stale: 1 }, { source: 'nas', documents: 2, stale: 0 }],
      });
      expect(await store.version?.()).toBe(version);
    });

    test('an aborted call is not begun', async () => {
      const signal = AbortSignal.abort();
      await expect(store.putDocument(makeDocument('a.md'), [], signal)).rejects.toThrow('aborted');
      await expect(store.search({ text: 'manual', limit: 1 }, WANG, signal)).rejects.toThrow('aborted');
      expect(await store.describe()).toMatchObject({ documents: 0 });
    });
  });
}
