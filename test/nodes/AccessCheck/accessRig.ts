import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { AccessCheck } from '../../../nodes/AccessCheck/AccessCheck.node';
import { openSqliteAuditLog } from '../../../src/adapters/sqlite/openSqliteAuditLog';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { hashId } from '../../../src/document/hashId';
import type { AccessRule } from '../../../src/principal/AccessRule';
import { fakeExecuteFunctions, type FakeRun } from '../../fixtures/fakeExecuteFunctions';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const auditKeys = { encryptionKey: key(1), pseudonymKey: key(2) };
let folder: string;

/** A user folder of n8n with two documents, of which one is for the boss alone, and a directory of three people; made anew for each test. */
export const rig = {
  auditKeys,
  file: (name: string) => join(folder, name),
  storeFolder: () => join(folder, '.n8n', 'private-llm'),
  write: (name: string, text: string) => writeFileSync(join(folder, name), text),
  writeDirectory: (disabled = false) =>
    writeFileSync(join(folder, 'directory.yaml'), `people:\n  - { id: ceo, name: 總, logins: [{ issuer: https://eip, subject: E1 }] }\n  - { id: intern, name: 實, logins: [{ issuer: https://eip, subject: E2 }] }\n  - { id: portal, name: 入口${disabled ? ', disabled: true' : ''} }\ngroups:\n  - { id: staff, members: [ceo, intern] }\n`),
  credentials: (directory: IDataObject = {}, others: IDataObject = {}) => ({ privateLlmDirectoryApi: { path: join(folder, 'directory.yaml'), ...directory }, privateLlmKnowledgeBaseApi: others, privateLlmAuditLogApi: auditKeys }),
  async run(parameters: IDataObject, more: Partial<FakeRun> = {}): Promise<[IDataObject[], IDataObject[]]> {
    const outputs = await new AccessCheck().execute.call(fakeExecuteFunctions({ node: new AccessCheck(), parameters: parameters as never, credentials: rig.credentials(), ...more }));
    return outputs.map((items) => items.map(({ json }) => json)) as [IDataObject[], IDataObject[]];
  },
  openLog: () => openSqliteAuditLog({ kind: 'sqlite', folder: rig.storeFolder(), queueMode: false, allWorkersOnThisHost: false, ...auditKeys }),
  async put(path: string, markdown: string, access: AccessRule, tenant = 'default'): Promise<void> {
    const document = { id: hashId(tenant, 'company', path), tenant, source: { id: 'company', path }, title: path, markdown, contentHash: path, category: 'knowledge', access, pii: 'checked', metadata: { format: 'md' }, warnings: [] } as const;
    const store = openSqliteStore({ kind: 'sqlite', folder: rig.storeFolder(), queueMode: false, allWorkersOnThisHost: false, knowledgeBase: 'company', tenant });
    await store.putDocument(document, chunkDocument(document));
    await store.close();
  },
};

/** Makes the folder before each test of the file and takes it away after. */
export function useRig(): void {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'access-node-'));
    process.env.N8N_USER_FOLDER = folder;
    rig.writeDirectory();
    await rig.put('公開.md', '國內出差住宿費每晚上限 2,400 元。', { allow: ['everyone'], deny: [] });
    await rig.put('機密.md', '麒麟專案的客戶是歐睿思光刻。', { allow: ['group:staff'], deny: ['user:intern'] });
  });
  afterEach(() => {
    delete process.env.N8N_USER_FOLDER;
    rmSync(folder, { recursive: true, force: true });
  });
}
