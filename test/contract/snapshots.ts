import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { Document } from '../../src/document/Document';
import type { KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import { planSync } from '../../src/knowledge/planSync';
import { applySync } from '../../src/knowledge/applySync';
import { restoreSnapshot } from '../../src/knowledge/restoreSnapshot';
import type { Snapshots } from '../../src/knowledge/Snapshots';
import { toTombstone } from '../../src/knowledge/tombstone';
import { makeDocument, makeListing } from '../fixtures/documents';
import { filterOf } from './knowledgeStore';
import type { OpenGenerations } from './generations';

/** Opens the snapshots of a knowledge base beside its generations; `loseAll` takes away all that answers. */
export interface OpenSnapshots extends OpenGenerations {
  readonly snapshots: (knowledgeBase: string) => Promise<Snapshots>;
  readonly loseAll: (knowledgeBase: string) => Promise<void>;
}

const WANG = filterOf('user:wang');
const LEE = filterOf('user:lee', ['group:hr']);
let bases = 0;
const put = (store: KnowledgeStore, document: Document) => store.putDocument(document, chunkDocument(document));

/** What Snapshots promises, and that a restore never shows more than the index of today. */
export function snapshotsContract(name: string, open: OpenSnapshots): void {
  describe(`${name}, snapshots`, () => {
    let base: string;
    beforeEach(() => (base = `copied-${process.pid}-${bases++}`));

    async function change<T>(work: (store: KnowledgeStore) => Promise<T>): Promise<T> {
      const store = await open.answering(base);
      return work(store).finally(() => store.close());
    }
    const fill = (...documents: Document[]) => change(async (store) => {
      for (const document of documents) await put(store, document);
    });
    const found = (filter = WANG) => change(async (store) => (await store.search({ text: 'manual', limit: 20 }, filter)).map(({ path }) => path).sort());
    const restore = async (which: string) => restoreSnapshot(await open.generations(base), await open.snapshots(base), which, { tenant: 'default' });

    test('a copy holds what was there at its moment, and is listed with its time and size', async () => {
      await fill(makeDocument('a.md'), makeDocument('b.md'));
      const made = await (await open.snapshots(base)).create();
      expect(await (await open.snapshots(base)).list()).toEqual([made]);
      expect(made).toMatchObject({ generation: 1, createdAt: '2026-01-05T08:00:00Z', bytes: expect.any(Number) as number });
      await change((store) => store.deleteDocuments([makeDocument('c.md').id]));
      expect(await restore(made.name)).toMatchObject({ from: 1, generation: 2, shown: 2, hidden: 0, removed: 0 });
      expect(await found()).toEqual(['a.md', 'b.md']);
      expect(await change((store) => store.describe())).toMatchObject({ documents: 2, chunks: 2 });
    });

    test('rights and deletions are those of today, and a text that has changed since stays hidden until the next run', async () => {
      const [same, narrowed, deleted, buried, changed] = ['same', 'narrowed', 'deleted', 'buried', 'changed'].map((one) => makeDocument(`${one}.md`)) as [Document, Document, Document, Document, Document];
      await fill(same, narrowed, deleted, buried, changed);
      const made = await (await open.snapshots(base)).create();
      await change(async (store) => {
        await store.updateRights([{ documentId: narrowed.id, access: { allow: ['group:hr'], deny: [] } }]);
        await store.deleteDocuments([deleted.id]);
        await store.putDocument(toTombstone({ id: buried.id, tenant: 'default', source: { ...buried.source, modifiedAt: '2026-02-01T00:00:00.000Z' } }), []);
        await put(store, makeDocument('changed.md', { markdown: 'The manual without the secret.' }));
      });
      expect(await restore(made.name)).toMatchObject({ shown: 2, hidden: 1, removed: 2 });
      expect([await found(), await found(LEE)]).toEqual([['same.md'], ['narrowed.md', 'same.md']]);
      expect(await change(async (store) => (await store.listAll()).find(({ id }) => id === buried.id))).toMatchObject({ contentHash: '', source: { modifiedAt: '2026-02-01T00:00:00.000Z' } });
    });

    test('where nothing of today can be read, every document is hidden until the index has seen it, and is not embedded again', async () => {
      const documents = [makeDocument('a.md'), makeDocument('b.md')];
      await fill(...documents);
      const made = await (await open.snapshots(base)).create();
      await open.loseAll(base);
      expect(await restore(made.name)).toMatchObject({ shown: 0, hidden: 2, removed: 0 });
      expect(await found()).toEqual([]);
      const report = await change(async (store) => {
        const plan = planSync({ source: 'nas', known: await store.listKnown('nas'), incoming: documents, failed: [], listing: makeListing(documents) }, { allowLargeDeletion: false });
        return applySync(plan, { store, chunk: chunkDocument, now: () => 0 });
      });
      expect(report).toMatchObject({ rightsUpdated: 2, updated: 0, added: 0, chunks: 0 });
      expect(await found()).toEqual(['a.md', 'b.md']);
    });

    test('an answer that was remembered of the copied state is not given after a restore', async () => {
      await fill(makeDocument('a.md'));
      const version = await change(async (store) => store.version?.());
      const made = await (await open.snapshots(base)).create();
      await restore(made.name);
      expect(await change(async (store) => store.version?.())).not.toBe(version);
    });

    test.each(['../../etc/passwd', 'other.1.20260105T080000Z.sqlite.snapshot', 'nothing'])('a name that is not listed is refused: %j', async (hostile) => {
      await fill(makeDocument('a.md'));
      await expect(restore(hostile)).rejects.toMatchObject({ code: 'SNAPSHOT_ABSENT' });
      expect(await (await open.generations(base)).list()).toEqual([{ number: 1, answers: true }]);
    });

    test('a copy that was made with another model is refused, and nothing has changed', async () => {
      await fill(makeDocument('a.md'));
      const made = await (await open.snapshots(base)).create();
      const wrong = restoreSnapshot(await open.generations(base), await open.snapshots(base), made.name, { tenant: 'default', model: 'bge-m3' });
      await expect(wrong).rejects.toMatchObject({ code: 'EMBEDDING_MISMATCH', message: expect.stringMatching(/words only.*bge-m3/) as string });
      expect(await (await open.generations(base)).list()).toEqual([{ number: 1, answers: true }]);
      expect(await found()).toEqual(['a.md']);
    });

    test('an empty knowledge base has nothing to copy', async () => {
      await expect((await open.snapshots(base)).create()).rejects.toMatchObject({ code: 'STORE_EMPTY' });
    });
  });
}
