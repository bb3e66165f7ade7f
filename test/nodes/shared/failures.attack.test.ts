import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject, INodeType } from 'n8n-workflow';
import { AccessCheck } from '../../../nodes/AccessCheck/AccessCheck.node';
import { DocumentIngest } from '../../../nodes/DocumentIngest/DocumentIngest.node';
import { LocalLlmChat } from '../../../nodes/LocalLlmChat/LocalLlmChat.node';
import { RagQuery } from '../../../nodes/RagQuery/RagQuery.node';
import { fakeExecuteFunctions } from '../../fixtures/fakeExecuteFunctions';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'failures-'));
  process.env.N8N_USER_FOLDER = folder;
  writeFileSync(join(folder, 'directory.yaml'), 'people:\n  - { id: wang }\ngroups: []\n');
});
afterAll(() => {
  delete process.env.N8N_USER_FOLDER;
  rmSync(folder, { recursive: true, force: true });
});

const directory = () => ({ privateLlmDirectoryApi: { path: join(folder, 'directory.yaml'), allowTyped: true } });
const gone = { privateLlmDirectoryApi: { path: '/no/such/directory.yaml', allowTyped: true } };
const FAILING: { node: INodeType; why: string; parameters: IDataObject; credentials: () => Record<string, IDataObject>; items?: IDataObject[]; code: string }[] = [
  { node: new RagQuery(), why: 'nobody is known', parameters: { question: 'x' }, credentials: () => ({ privateLlmKnowledgeBaseApi: {}, ...directory() }), code: 'ASKER_REFUSED' },
  { node: new RagQuery(), why: 'the directory is gone', parameters: { operation: 'search', question: 'x', whoIsAsking: 'typed', askAs: 'wang' }, credentials: () => ({ privateLlmKnowledgeBaseApi: {}, ...gone }), code: 'DIRECTORY_UNREADABLE' },
  { node: new LocalLlmChat(), why: 'the model may not be used', parameters: { model: { mode: 'id', value: 'other' }, message: 'x' }, credentials: () => ({ privateLlmModelApi: { baseUrl: 'http://127.0.0.1:9', allowedModels: 'one' } }), code: 'MODEL_NOT_ALLOWED' },
  { node: new DocumentIngest(), why: 'the folder is gone', parameters: { source: 'folder', folder: '/no/such/folder', onlyWhatChanged: false }, credentials: directory, code: 'FOLDER_MISSING' },
  { node: new DocumentIngest(), why: 'the record has no id', parameters: { source: 'records', sourceId: 's' }, credentials: directory, items: [{ title: 't' }], code: 'ID_MISSING' },
  { node: new AccessCheck(), why: 'the person is unknown', parameters: { operation: 'mayPerson', person: 'nobody', knowledgeBase: 'company', source: 's', path: 'p' }, credentials: () => ({ privateLlmKnowledgeBaseApi: {}, ...directory() }), code: 'PERSON_REFUSED' },
];

test.each(FAILING)('$node.description.displayName gives out nothing as done where $why and the user chose to go on', async ({ node, parameters, credentials, items = [{}], code }) => {
  const helpers = { resolvePath: (path: string) => Promise.resolve(path), isFilePathBlocked: () => false };
  const outputs = await node.execute!.call(fakeExecuteFunctions({ node, parameters: parameters as never, credentials: credentials(), items: items.map((json) => ({ json })), continueOnFail: true, helpers }));
  const [done, failed] = outputs as { json: IDataObject }[][];
  expect(done).toEqual([]);
  expect(failed).toMatchObject([{ json: { error: { code } }, pairedItem: { item: 0 } }]);
});

test('a list of records of which one named no document deletes nothing', async () => {
  const node = new DocumentIngest();
  const parameters = { source: 'records', sourceId: 's', idField: 'id', titleField: 'title', textField: 'text', allow: 'everyone', complete: true };
  const read = async (records: IDataObject[]) => (await node.execute.call(fakeExecuteFunctions({ node, parameters, credentials: directory(), items: records.map((json) => ({ json })), continueOnFail: true })))[2]?.map(({ json }) => json);
  const good = { id: '1', title: 't', text: 'x' };
  expect(await read([good])).toMatchObject([{ complete: true }]);
  expect(await read([good, { title: 'no id' }])).toMatchObject([{ complete: false }]);
});
