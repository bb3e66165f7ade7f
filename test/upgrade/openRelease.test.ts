import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { z } from 'zod';
import { openSqliteAuditLog } from '../../src/adapters/sqlite/openSqliteAuditLog';
import { openSqliteStore } from '../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { AccessRule } from '../../src/principal/AccessRule';
import { auditEvent } from '../contract/auditEvent';
import { filterOf } from '../contract/knowledgeStore';
import { makeDocument } from '../fixtures/documents';
import { nodeTypes } from '../fixtures/nodeTypes';
import { releaseContents } from '../fixtures/releases/releaseContents';
import { wordVector } from '../fixtures/servers/scriptedOpenAiServer';

const RELEASES = 'test/fixtures/releases';
const place = { kind: 'sqlite', queueMode: false, allWorkersOnThisHost: false } as const;
const nodeSchema = z.object({ name: z.string(), type: z.string(), typeVersion: z.number(), parameters: z.record(z.string(), z.unknown()) });
const workflowSchema = z.object({ nodes: z.array(nodeSchema).min(1) });
const types = nodeTypes();

function versionOf(path: string): unknown {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db.prepare('PRAGMA user_version').get()?.user_version;
  } finally {
    db.close();
  }
}

/** A collection's own fields are only those that the form can still add. */
function undeclared({ options = [] }: INodeProperties, value: unknown): string[] {
  const offered = options.map(({ name }) => name);
  return Object.keys(Object(value)).filter((name) => !offered.includes(name));
}

const isVisible = ({ allow, deny }: AccessRule, principals: readonly string[]) => allow.some((one) => principals.includes(one)) && !deny.some((one) => principals.includes(one));

describe.each(readdirSync(RELEASES).filter((name) => /^\d/.test(name)))('what release %s saved', (release) => {
  const folder = mkdtempSync(join(tmpdir(), `release-${release}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(RELEASES, release), folder, { recursive: true });
  const { nodes } = workflowSchema.parse(JSON.parse(readFileSync(join(folder, 'workflow.json'), 'utf8')));

  test.each(nodes)('$name still has every field and choice that was set', ({ type, typeVersion, parameters }) => {
    const description = types.get(type);
    if (!description) throw new Error(`${type} is no longer among the nodes`);
    expect([description.version].flat()).toContain(typeVersion);
    const shown = NodeHelpers.getNodeParameters(description.properties, parameters as INodeParameters, true, false, { typeVersion }, description) ?? {};
    expect(shown).toMatchObject(parameters);
    for (const property of description.properties.filter(({ name }) => name in parameters)) {
      const value = parameters[property.name];
      if (property.type === 'collection') expect(undeclared(property, value)).toEqual([]);
      const same = description.properties.filter(({ name, type: kind }) => name === property.name && kind === 'options');
      const offered = same.flatMap(({ options = [] }) => options.map((option) => ('value' in option ? option.value : undefined)));
      if (offered.length > 0) expect(offered).toContain(value);
    }
  });

  test.each(nodes)('$name demands no field that was not there then', ({ name, type, typeVersion, parameters }) => {
    const node = { id: 'n', name, type, typeVersion, position: [0, 0] as [number, number], parameters: parameters as INodeParameters };
    const issues = NodeHelpers.getNodeParametersIssues(types.get(type)?.properties ?? [], node, types.get(type) ?? null);
    expect(Object.keys(issues?.parameters ?? {}).filter((field) => !(field in parameters))).toEqual([]);
  });

  describe.each(Object.entries(releaseContents.knowledgeBases))('the knowledge base "%s"', (knowledgeBase, model) => {
    const path = join(folder, `${knowledgeBase}.sqlite`);
    const before = versionOf(path);
    const embeddings = model ? { baseUrl: 'http://127.0.0.1:9/v1', model } : undefined;
    const open = () => openSqliteStore({ ...place, folder, knowledgeBase, tenant: 'default', embeddings });
    const vectorOf = (text: string) => (model ? { vector: Float32Array.from(wordVector(text)) } : {});

    test.each(releaseContents.questions)('answers $user who asks for "$ask": $why', async ({ user, groups, ask, sees, page }) => {
      const store = open();
      const hits = await store.search({ text: ask, limit: 5, ...vectorOf(ask) }, filterOf(user, groups));
      await store.close();
      if (sees) expect(hits[0]).toMatchObject({ path: sees, place: page ? { page } : {} });
      const visible = releaseContents.documents().filter(({ access }) => isVisible(access, [user, 'everyone', ...groups]));
      expect(hits.map(({ path: found }) => found).filter((found) => !visible.some(({ source }) => source.path === found))).toEqual([]);
    });

    test('knows its documents as unchanged, and takes a new one', async () => {
      const store = open();
      const known = await store.listKnown('nas');
      expect(new Map(known.map(({ id, contentHash, access }) => [id, { contentHash, access }]))).toEqual(
        new Map(releaseContents.documents().map(({ id, contentHash, access }) => [id, { contentHash, access }])),
      );
      const added = makeDocument('new.md', { markdown: 'A chrysanthemum, written after the upgrade.' });
      await store.putDocument(added, chunkDocument(added).map((chunk) => ({ ...chunk, ...vectorOf(chunk.text) })));
      const [hit] = await store.search({ text: 'chrysanthemum', limit: 1, ...vectorOf('chrysanthemum') }, filterOf('user:chen'));
      await store.close();
      expect(hit?.path).toBe('new.md');
    });

    test('a file of an older schema was kept beside it before it was changed', () => {
      expect(existsSync(`${path}.v${String(before)}.backup`)).toBe(versionOf(path) !== before);
    });
  });

  test('the audit log verifies as it was left, opens its contents, and goes on', async () => {
    const expected = z.object({ size: z.number(), root: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8')));
    const log = openSqliteAuditLog({ ...place, folder, ...releaseContents.auditKeys });
    expect(await log.verify(expected)).toMatchObject({ ok: true, ...expected });
    const records = await log.search({ limit: 10 });
    expect(records.map((record) => log.decrypt(record))).toEqual(releaseContents.auditIds.map((id) => ({ text: `content of ${id}` })));
    await log.append(auditEvent({ id: 'after-the-upgrade' }), { text: 'more' });
    expect(await log.verify(expected)).toMatchObject({ ok: true, size: expected.size + 1 });
    await log.close();
  });
});
