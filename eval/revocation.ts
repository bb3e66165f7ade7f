import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askerOfToken, makeToken } from '../src/access/ApiToken';
import { connectAccessStore, connectDirectory, connectKnowledgeStore } from '../src/adapters/connect';
import { chunkDocument } from '../src/chunking/chunkDocument';
import { searchKnowledge } from '../src/knowledge/searchKnowledge';
import { toAccessFilter } from '../src/principal/AccessFilter';
import { OWN_ISSUER } from '../src/principal/Principal';
import type { Suite } from './main';

const TENANT = 't';
const ASKER = { issuer: OWN_ISSUER, subject: 'user:wang', assurance: 'token' } as const;
const DOCUMENT = {
  id: 'd', tenant: TENANT, source: { id: 's', path: 'd.md' }, title: '薪資', markdown: '經理的薪資是十萬元。', contentHash: 'd', category: 'knowledge',
  access: { allow: ['group:hr'], deny: [] }, pii: 'checked', metadata: { format: 'md' }, warnings: [],
} as const;
const directory = ({ disabled = false, hr = true }) => `people:\n  - { id: wang, disabled: ${disabled} }\ngroups:\n  - { id: hr, members: [${hr ? 'wang' : ''}] }\n`;

/** Seconds from a right being taken back to the first question that no longer gets it, asked again and again, on the embedded adapters. Groups of an LDAP server are remembered for the credential's seconds on top of it, its account states are not. */
export const revocation: Suite = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'eval-revocation-'));
  const place = { folder, queueMode: false, allWorkersOnThisHost: true };
  const [store, tokens] = [await connectKnowledgeStore({ kind: 'sqlite', knowledgeBase: 'kb', tenant: TENANT, ...place }), await connectAccessStore(place)];
  const path = join(folder, 'directory.yaml');
  try {
    const people = await connectDirectory({ kind: 'file', path, tenant: TENANT, cacheSeconds: 300 });
    const put = () => store.putDocument(DOCUMENT, chunkDocument(DOCUMENT));
    const search = async () => searchKnowledge(store, { text: '薪資', limit: 5 }, toAccessFilter(await people.resolve(ASKER), new Date()));
    const sees = () => search().then((hits) => hits.length > 0, () => false);
    const begin = async () => {
      await writeFile(path, directory({}));
      await put();
    };
    const token = makeToken(randomBytes);
    await tokens.addToken({ id: 'i', tenant: TENANT, label: 'l', person: 'user:wang', knowledgeBases: ['*'], issuedAt: new Date().toISOString(), expiresAt: '2999-01-01T00:00:00Z' }, token.hash);
    return {
      accountDisabledSeconds: await measure(begin, sees, () => writeFile(path, directory({ disabled: true }))),
      groupLeftSeconds: await measure(begin, sees, () => writeFile(path, directory({ hr: false }))),
      rightsOfDocumentSeconds: await measure(begin, sees, () => store.updateRights([{ documentId: DOCUMENT.id, access: { allow: [], deny: [] } }])),
      apiTokenRevokedSeconds: await measure(async () => undefined, () => askerOfToken(tokens, TENANT, token.token, new Date()).then(() => true, () => false), () => tokens.revokeToken(TENANT, 'i', new Date().toISOString())),
    };
  } finally {
    await store.close();
    await tokens.close();
    await rm(folder, { recursive: true, force: true });
  }
};

async function measure(begin: () => Promise<unknown>, sees: () => Promise<boolean>, takeBack: () => Promise<unknown>): Promise<number> {
  await begin();
  if (!(await sees())) throw new Error('Nothing was granted before it was taken back.');
  const start = performance.now();
  await takeBack();
  while (await sees());
  return (performance.now() - start) / 1000;
}
