import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { Embed } from '../../nodes/Embed/Embed.node';
import { fakeExecuteFunctions, type FakeRun } from '../fixtures/fakeExecuteFunctions';
import { makeDocument, makeListing } from '../fixtures/documents';

const folder = mkdtempSync(join(tmpdir(), 'embed-node-'));
const before = process.env.N8N_USER_FOLDER;
beforeAll(() => (process.env.N8N_USER_FOLDER = folder));
afterAll(() => {
  process.env.N8N_USER_FOLDER = before;
  rmSync(folder, { recursive: true, force: true });
});

let bases = 0;
const item = (value: object): INodeExecutionData => ({ json: { ...value } as IDataObject });

function run(inputs: FakeRun['inputs'], parameters: IDataObject = {}, more: Partial<FakeRun> = {}): Promise<INodeExecutionData[][]> {
  const node = new Embed();
  const credentials = { privateLlmKnowledgeBaseApi: { store: 'sqlite' } };
  return node.execute.call(fakeExecuteFunctions({ node, inputs, parameters: { knowledgeBase: `base-${bases}`, ...parameters }, credentials, ...more }));
}

beforeEach(() => bases++);

test('one report stands for all items of all inputs', async () => {
  const [a, b] = [makeDocument('a.md'), makeDocument('b.md')];
  const [output] = await run([[item(a), item(b)], [], [item(makeListing([a, b]))]]);
  expect(output).toHaveLength(1);
  expect(output?.[0]?.json).toMatchObject({ knowledgeBase: `base-${bases}`, added: 2, updated: 0, skipped: 0, deleted: 0, chunks: 2, failed: [], warnings: [] });
  expect(output?.[0]?.pairedItem).toEqual([{ item: 0, input: 0 }, { item: 1, input: 0 }, { item: 0, input: 2 }]);
});

test('a second run skips, and a listing alone, without documents, deletes what it no longer holds', async () => {
  const documents = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => makeDocument(`${name}.md`));
  const all = documents.map(item);
  await run([all, [], []]);
  expect((await run([all, [], []]))[0]?.[0]?.json).toMatchObject({ added: 0, skipped: 6 });
  expect((await run([[], [], [item(makeListing(documents.slice(1)))]]))[0]?.[0]?.json).toMatchObject({ added: 0, skipped: 5, deleted: 1 });
});

test('an unmounted share deletes nothing and says what to do', async () => {
  const documents = [makeDocument('a.md'), makeDocument('b.md')];
  await run([documents.map(item), [], []]);
  const listing = [item(makeListing([]))];
  expect((await run([[], [], listing]))[0]?.[0]?.json).toMatchObject({
    deleted: 0, warnings: [{ code: 'LARGE_DELETION', message: '2 of 2 documents of nas are gone. Is the share mounted? Set Allow Large Deletion for this run.' }],
  });
  expect((await run([[], [], listing], { allowLargeDeletion: true }))[0]?.[0]?.json).toMatchObject({ deleted: 2, warnings: [] });
});

test.each([
  { name: 'a foreign item', json: { name: 'Ada', age: 36 }, message: 'is not a document of Document Ingest' },
  { name: 'an unchecked document', json: { ...makeDocument('b.md'), pii: 'unchecked' }, message: 'b.md has not been checked for personal data.' },
  { name: 'an error of an earlier node', json: { error: 'timeout' }, message: 'is not a document of Document Ingest' },
])('$name stops the run before anything is written, or is an error item of its own where the user chose to continue', async ({ json, message }) => {
  const inputs = [[item(makeDocument('a.md')), item(json)], [], []];
  await expect(run(inputs)).rejects.toMatchObject({ message: expect.stringContaining(message), context: { itemIndex: 1 } });
  const [output] = await run(inputs, {}, { continueOnFail: true });
  expect(output?.[0]?.json).toMatchObject({ added: 1 });
  expect(output?.[1]).toMatchObject({ json: { error: { message: expect.stringContaining(message) } }, pairedItem: { item: 1, input: 0 } });
});

test('an unchecked document is taken where the user says so', async () => {
  const [output] = await run([[item({ ...makeDocument('a.md'), pii: 'unchecked' })], [], []], { acceptUnchecked: true });
  expect(output?.[0]?.json).toMatchObject({ added: 1 });
});

test('a document that cannot be stored is listed with what to do, and the others are stored', async () => {
  const [output] = await run([[item({ ...makeDocument('a.md'), tenant: 'other' }), item(makeDocument('b.md'))], [], []]);
  expect(output?.[0]?.json).toMatchObject({ added: 1, failed: [{ path: 'a.md', code: 'OTHER_TENANT', message: expect.any(String), todo: expect.any(String) }] });
});

test('a document that could not be read is listed with what to do, whether the knowledge base knows it or not', async () => {
  const { id, source, access } = makeDocument('broken.pdf');
  const failed = { id, source, access, error: { code: 'PDF_BROKEN', message: 'The file is no PDF.', todo: 'Save it again.' } };
  const [output] = await run([[item(makeDocument('a.md'))], [item(failed)], []]);
  expect(output?.[0]?.json).toMatchObject({ added: 1, stale: 0, failed: [{ id, path: 'broken.pdf', code: 'PDF_BROKEN', message: 'The file is no PDF.', todo: 'Save it again.' }] });
});

test('a name that is no name of a knowledge base is refused', async () => {
  await expect(run([[item(makeDocument('a.md'))], [], []], { knowledgeBase: '../audit' })).rejects.toThrow('is not a name of a knowledge base');
});

test('a rebuild fills beside what answers, switches when it is not worse, rolls back and removes, all by operations', async () => {
  const documents = ['a', 'b'].map((name) => makeDocument(`${name}.md`));
  const inputs = [documents.map(item), [], []];
  await run(inputs);
  const checkQuestions = { rows: [{ question: 'manual of a', path: 'a.md' }] };
  const [filled] = await run(inputs, { operation: 'rebuild', checkQuestions, switchWhenFilled: false });
  expect(filled?.[0]?.json).toMatchObject({ added: 2, generation: { to: 2, switched: false } });
  const [rebuilt] = await run(inputs, { operation: 'rebuild', checkQuestions });
  expect(rebuilt?.[0]?.json).toMatchObject({ added: 0, skipped: 2, generation: { from: 1, to: 2, switched: true, after: { questions: 1, first: 1, amongFive: 1 } } });
  const one = [[item({})], [], []];
  const numbers = async () => ((await run(one, { operation: 'status' }))[0]?.[0]?.json.generations as IDataObject[]).map(({ number, answers, documents: held }) => [number, answers, held]);
  expect(await numbers()).toEqual([[1, false, 2], [2, true, 2]]);
  expect((await run(one, { operation: 'rollBack' }))[0]?.[0]).toMatchObject({ json: { from: 2, to: 1 }, pairedItem: [{ item: 0, input: 0 }] });
  expect((await run(one, { operation: 'removeOld' }))[0]?.[0]?.json).toMatchObject({ removed: [2] });
  expect(await numbers()).toEqual([[1, true, 2]]);
});

test('a snapshot is made, listed and restored, and nothing that was deleted since comes back', async () => {
  const one = [[item({})], [], []];
  await run([[item(makeDocument('a.md')), item(makeDocument('b.md'))], [], []]);
  const made = (await run(one, { operation: 'createSnapshot' }))[0]?.[0]?.json.snapshot as IDataObject;
  expect((await run(one, { operation: 'listSnapshots' }))[0]?.[0]?.json).toMatchObject({ snapshots: [made] });
  await run([[], [], [item(makeListing([makeDocument('a.md')]))]], { allowLargeDeletion: true });
  const [restored] = await run(one, { operation: 'restore', snapshot: String(made.name) });
  expect(restored?.[0]?.json).toMatchObject({ from: 1, generation: 2, shown: 1, hidden: 0, removed: 1, todo: expect.stringContaining('index workflow') as string });
  await expect(run(one, { operation: 'restore', snapshot: 'nothing' })).rejects.toMatchObject({ message: expect.stringContaining('There is no snapshot nothing') as string });
});
