import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { Document } from '../../src/document/Document';
import { carryRights } from '../../src/knowledge/carryRights';
import type { Generations } from '../../src/knowledge/Generations';
import type { KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import { filterOfAll, measureRetrieval } from '../../src/knowledge/measureRetrieval';
import { generationToFill, type Measure, rollBack, switchIfNotWorse } from '../../src/knowledge/rebuild';
import { makeDocument } from '../fixtures/documents';
import { filterOf } from './knowledgeStore';

/** Opens the generations of a knowledge base by name, and its store as nodes open it: the generation that answers. */
export interface OpenGenerations {
  readonly generations: (knowledgeBase: string) => Promise<Generations>;
  readonly answering: (knowledgeBase: string) => Promise<KnowledgeStore>;
}

const WANG = filterOf('user:wang');
const put = (store: KnowledgeStore, document: Document) => store.putDocument(document, chunkDocument(document));

/** What Generations promises beside any KnowledgeStore, and what rebuilding does with it. */
export function generationsContract(name: string, open: OpenGenerations): void {
  describe(`${name}, generations`, () => {
    let base: string;
    let count = 0;
    beforeEach(() => (base = `rebuilt-${process.pid}-${count++}`));

    async function fill(number: number | undefined, ...documents: Document[]): Promise<void> {
      const store = number === undefined ? await open.answering(base) : await (await open.generations(base)).open(number);
      for (const document of documents) await put(store, document);
      await store.close();
    }
    async function found(text: string): Promise<string[]> {
      const store = await open.answering(base);
      const hits = await store.search({ text, limit: 9 }, WANG);
      await store.close();
      return hits.map(({ path }) => path);
    }
    const measureWith = (question: string, path: string): Measure => async (store) => ({
      documents: (await store.describe()).documents, figures: await measureRetrieval(store, [{ question, path }], await filterOfAll(store, 'default', new Date())),
    });

    test('a new one is filled while the old one answers, and answers from the switch on', async () => {
      const generations = await open.generations(base);
      expect(await generations.list()).toEqual([]);
      await fill(undefined, makeDocument('a.md', { markdown: 'The apricot manual.' }));
      expect(await generations.list()).toEqual([{ number: 1, answers: true }]);
      const next = await generationToFill(generations);
      await fill(next, makeDocument('a.md', { markdown: 'The blueberry manual.' }));
      expect([next, await found('apricot blueberry')]).toEqual([2, ['a.md']]);
      expect(await generations.list()).toEqual([{ number: 1, answers: true }, { number: 2, answers: false }]);
      expect(await generationToFill(generations)).toBe(2);
      await generations.activate(2);
      expect([await found('apricot'), await found('blueberry')]).toEqual([[], ['a.md']]);
      expect(await generationToFill(generations)).toBe(3);
    });

    test('the one that answers is never removed, an absent one never answers, and a removed one is gone', async () => {
      const generations = await open.generations(base);
      await fill(undefined, makeDocument('a.md'));
      await fill(2, makeDocument('b.md'));
      await expect(generations.remove(1)).rejects.toMatchObject({ code: 'GENERATION_ANSWERS' });
      await expect(generations.activate(7)).rejects.toMatchObject({ code: 'GENERATION_ABSENT' });
      expect(await found('manual')).toEqual(['a.md']);
      await generations.remove(2);
      expect(await generations.list()).toEqual([{ number: 1, answers: true }]);
    });

    test('it is switched only where it finds as much and holds as much, and says why not', async () => {
      const generations = await open.generations(base);
      const [good, worse] = [makeDocument('a.md', { markdown: 'The apricot manual.' }), makeDocument('a.md', { markdown: 'Nothing of the kind.' })];
      await fill(undefined, good);
      await fill(2, worse);
      const refused = await switchIfNotWorse(generations, 2, measureWith('apricot', 'a.md'));
      expect(refused).toMatchObject({ from: 1, to: 2, switched: false, reason: expect.stringContaining('the old one 100.0 % first') });
      expect(await found('apricot')).toEqual(['a.md']);
      await fill(2, good);
      expect(await switchIfNotWorse(generations, 2, measureWith('apricot', 'a.md'))).toMatchObject({ switched: true });
      await fill(3, ...[]);
      expect((await switchIfNotWorse(generations, 3, measureWith('apricot', 'a.md'))).switched).toBe(false);
    });

    test('going back takes the rights of today and brings nothing back that was deleted since', async () => {
      const generations = await open.generations(base);
      const [kept, narrowed, deleted] = ['kept.md', 'narrowed.md', 'deleted.md'].map((path) => makeDocument(path)) as [Document, Document, Document];
      await fill(undefined, kept, narrowed, deleted);
      await fill(2, kept, { ...narrowed, access: { allow: ['group:hr'], deny: [] } });
      await generations.activate(2);
      expect(await rollBack(generations)).toEqual({ from: 2, to: 1 });
      expect(await found('manual')).toEqual(['kept.md']);
      await expect(rollBack(generations)).rejects.toMatchObject({ code: 'GENERATION_ABSENT' });
    });

    test('going forward never gives back a right that was taken away while the new one was filled', async () => {
      const generations = await open.generations(base);
      const document = makeDocument('a.md');
      await fill(undefined, document);
      await fill(2, document);
      const old = await open.answering(base);
      await old.updateRights([{ documentId: document.id, access: { allow: ['group:hr'], deny: [] } }]);
      const next = await generations.open(2);
      await carryRights(old, next, 'forward');
      expect(await next.search({ text: 'manual', limit: 1 }, WANG)).toEqual([]);
      await Promise.all([old.close(), next.close()]);
    });
  });
}
