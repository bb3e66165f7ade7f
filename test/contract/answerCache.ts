import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { Answer } from '../../src/answering/Answer';
import { answerQuestion } from '../../src/answering/answerQuestion';
import { rememberAnswer } from '../../src/answering/rememberAnswer';
import type { Document } from '../../src/document/Document';
import type { Cache } from '../../src/knowledge/Cache';
import type { KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import { openCodec } from '../../src/knowledge/openCodec';
import type { AccessFilter } from '../../src/principal/AccessFilter';
import { makeDocument } from '../fixtures/documents';
import { filterOf } from './knowledgeStore';

/** Opens a knowledge base and the cache beside it by name; the same name is the same data. */
export interface OpenRemembering {
  readonly store: (knowledgeBase: string) => Promise<KnowledgeStore>;
  readonly cache: (knowledgeBase: string) => Promise<Cache>;
  readonly key?: string;
}

const WANG = filterOf('user:wang', ['group:hr']);
const LEE = filterOf('user:lee', ['group:sales']);
const QUESTION = '病假幾日以上要附診斷證明書？';
const put = (store: KnowledgeStore, document: Document) => store.putDocument(document, chunkDocument(document));
let suites = 0;

/** What remembered answers promise on any store with any cache. */
export function answerCacheContract(name: string, open: OpenRemembering): void {
  describe(name, () => {
    const suite = suites++;
    let base: string;
    let count = 0;
    let writer: KnowledgeStore;
    beforeEach(async () => {
      base = `remembered-${process.pid}-${suite}-${count++}`;
      writer = await open.store(base);
      await put(writer, makeDocument('a.md', { markdown: '病假三日以上應附診斷證明書。', access: { allow: ['group:hr'], deny: [] } }));
    });
    afterEach(() => writer.close());

    /** As a node asks: everything is opened for the one question and closed again. */
    async function ask(filter: AccessFilter): Promise<{ text: string; status: Answer['status']; hit?: boolean; hitRate?: number }> {
      const [store, cache] = [await open.store(base), await open.cache(base)];
      try {
        const make = async () => ({ answer: await answerQuestion({ question: QUESTION, store, filter, asked: { person: 'user:wang', assurance: 'token' }, random: () => 'x' }) });
        const { value, cache: how } = await rememberAnswer({ cache, codec: openCodec(open.key), seconds: 60 }, store, { question: QUESTION, filter, choices: {}, wantsModel: false }, make);
        return { text: value.answer.text, status: value.answer.status, ...how };
      } finally {
        await Promise.all([store.close(), cache.close()]);
      }
    }

    test('the same question of the same rights is answered from the cache, and the share of such answers is told', async () => {
      expect(await ask(WANG)).toMatchObject({ status: 'answered', hit: false, hitRate: 0 });
      expect(await ask(WANG)).toMatchObject({ status: 'answered', hit: true, hitRate: 0.5, text: expect.stringContaining('三日') as string });
    });

    test('nobody is answered across rights', async () => {
      await ask(WANG);
      expect(await ask(LEE)).toMatchObject({ status: 'notFound', hit: false });
    });

    test.each<{ why: string; change: (document: Document) => Promise<void>; after: object }>([
      { why: 'a new text', change: (document) => put(writer, { ...document, markdown: '病假五日以上應附診斷證明書。' }), after: { text: expect.stringContaining('五日') as string } },
      { why: 'a right that was taken away', change: ({ id }) => writer.updateRights([{ documentId: id, access: { allow: ['group:board'], deny: [] } }]), after: { status: 'notFound' } },
      { why: 'a document that is gone', change: ({ id }) => writer.deleteDocuments([id]), after: { status: 'notFound' } },
    ])('$why counts at once, also for an answer that was remembered', async ({ change, after }) => {
      await ask(WANG);
      await change(makeDocument('a.md', { access: { allow: ['group:hr'], deny: [] } }));
      expect(await ask(WANG)).toMatchObject({ hit: false, ...after });
    });
  });
}
