import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDirectory } from '../../src/access/parseDirectory';
import { resolveAccess } from '../../src/access/resolveAccess';
import { connectAuditLog, connectDirectory, connectKnowledgeStore } from '../../src/adapters/connect';
import { withAudit } from '../../src/audit/withAudit';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { Document } from '../../src/document/Document';
import { hashId } from '../../src/document/hashId';
import type { KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import { toAccessFilter, type AccessFilter } from '../../src/principal/AccessFilter';
import { OWN_ISSUER, type PrincipalId } from '../../src/principal/Principal';
import { countPair, NO_PAIRS, type WayFigures } from './checkRules';
import type { CanaryDocument, InventedCompany } from './inventCompany';
import { plainOracle } from './plainOracle';
import { WAYS, type StoredCanary } from './ways';

const TENANT = 'default';
const AT_ONCE = 100;

/** Every person tries every document by every way over a real store; what they get is searched for canaries that the oracle does not grant. */
export async function checkWays(company: InventedCompany): Promise<Record<string, WayFigures>> {
  const folder = await mkdtemp(join(tmpdir(), 'eval-access-'));
  const place = { folder, queueMode: false, allWorkersOnThisHost: true };
  const store = await connectKnowledgeStore({ kind: 'sqlite', knowledgeBase: 'canaries', tenant: TENANT, ...place });
  try {
    await writeFile(join(folder, 'directory.yaml'), company.directoryYaml);
    const filters = await resolveAll(company, join(folder, 'directory.yaml'));
    const documents = await Promise.all(company.documents.map((document) => put(document, company, store, filters)));
    const figures: Record<string, WayFigures> = {};
    for (const name of Object.keys(WAYS) as (keyof typeof WAYS)[]) figures[name] = await tryWay(name, company, store, filters, documents);
    return { ...figures, concurrent: await tryAtOnce(company, store, filters, documents), export: await checkExport(company, place, documents) };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function resolveAll({ people }: InventedCompany, path: string): Promise<Map<string, AccessFilter>> {
  const directory = await connectDirectory({ kind: 'file', path, tenant: TENANT, cacheSeconds: 300 });
  const resolved = await Promise.all(people.map(async ({ id }) => [id, await directory.resolve({ issuer: OWN_ISSUER, subject: `user:${id}`, assurance: 'token' }).catch(() => undefined)] as const));
  return new Map(resolved.flatMap(([id, principal]) => (principal ? [[id, toAccessFilter(principal, new Date())]] : [])));
}

async function put(canary: CanaryDocument, company: InventedCompany, store: KnowledgeStore, filters: ReadonlyMap<string, AccessFilter>): Promise<StoredCanary> {
  const { access } = resolveAccess(canary.path, company.rules, parseDirectory(company.directoryYaml).resolveName);
  const document: Document = {
    id: hashId(TENANT, 'canaries', canary.path), tenant: TENANT, source: { id: 'canaries', path: canary.path }, title: canary.subject, markdown: canary.text, contentHash: canary.canary,
    category: 'knowledge', access, pii: 'checked', metadata: { format: 'md' }, warnings: [],
  };
  await store.putDocument(document, chunkDocument(document));
  const may = plainOracle(company);
  const reader = [...filters].find(([person]) => may(person, canary.path))?.[1];
  return { ...canary, id: document.id, access, ...(reader && { reader }) };
}

async function tryWay(name: keyof typeof WAYS, company: InventedCompany, store: KnowledgeStore, filters: ReadonlyMap<string, AccessFilter>, documents: readonly StoredCanary[]): Promise<WayFigures> {
  const may = plainOracle(company);
  let figures = NO_PAIRS;
  for (const [person, filter] of filters)
    for (const document of documents) {
      const user: PrincipalId = `user:${person}`;
      const got = await WAYS[name]({ store, user, filter, document });
      figures = countPair(figures, may(person, document.path) && name !== 'history', got.includes(document.canary));
      const others = documents.filter((one) => one !== document && got.includes(one.canary) && !may(person, one.path)).length;
      figures = { ...figures, leaks: figures.leaks + others };
    }
  return figures;
}

/** Twice every pair, in one process and a hundred at a time: nobody's filter may be another's. */
async function tryAtOnce(company: InventedCompany, store: KnowledgeStore, filters: ReadonlyMap<string, AccessFilter>, documents: readonly StoredCanary[]): Promise<WayFigures> {
  const may = plainOracle(company);
  const attempts = [...filters].flatMap(([person, filter]) => documents.map((document) => ({ person, filter, document })));
  let figures = NO_PAIRS;
  const inTurns = [...attempts, ...attempts].sort((a, b) => a.document.id.localeCompare(b.document.id));
  for (let next = 0; next < inTurns.length; next += AT_ONCE) {
    const got = await Promise.all(inTurns.slice(next, next + AT_ONCE).map(async (attempt) => ({ ...attempt, got: await WAYS.search({ store, user: `user:${attempt.person}`, ...attempt }) })));
    for (const { person, document, got: text } of got) {
      figures = countPair(figures, may(person, document.path), text.includes(document.canary));
      figures = { ...figures, leaks: figures.leaks + documents.filter((one) => one !== document && text.includes(one.canary) && !may(person, one.path)).length };
    }
  }
  return figures;
}

/** What an audit log gives out without its key: the file itself, and records as an export writes them. Nobody's canary may stand there. */
async function checkExport({ people }: InventedCompany, place: { folder: string; queueMode: boolean; allWorkersOnThisHost: boolean }, documents: readonly StoredCanary[]): Promise<WayFigures> {
  const key = () => randomBytes(32).toString('base64');
  const pseudonymKey = key();
  const log = await connectAuditLog({ kind: 'sqlite', ...place, encryptionKey: key(), pseudonymKey });
  const auditor = { log, pseudonymKey, now: () => new Date(), newId: randomUUID };
  for (const { id, text } of documents) {
    const call = { tenant: TENANT, person: 'user:p0', principals: ['user:p0'], operation: 'answer', digests: {}, n8n: { workflowId: 'w', executionId: 'e', node: 'n' }, content: { question: text } };
    await withAudit(auditor, call, async () => text, () => ({ decision: 'allowed', documents: [{ id, version: 'v', chunks: [] }], content: { answer: text } }));
  }
  const records = JSON.stringify(await log.search({ limit: 10_000 }));
  await log.close();
  const files = await Promise.all((await readdir(place.folder)).filter((name) => name.startsWith('audit')).map((name) => readFile(join(place.folder, name), 'latin1')));
  const all = [records, ...files].join('\n');
  return { pairs: people.length * documents.length, granted: 0, seen: 0, withheld: 0, leaks: documents.filter(({ canary }) => all.includes(canary)).length * people.length };
}
