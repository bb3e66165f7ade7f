import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readQuestions } from '../../eval/company/questions';
import { folded } from '../../eval/company/scoreQuestion';
import { whoMaySee } from '../../eval/company/whoMaySee';
import { openFileDirectory } from '../../src/adapters/file/openFileDirectory';
import { ingestFolder } from '../../src/adapters/file/ingestFolder';
import type { Document } from '../../src/document/Document';
import { callWebhook } from './harness/callWebhook';
import { listExecutions } from './harness/listExecutions';
import { logIn } from './harness/logIn';
import { parseFlatted } from './harness/parseFlatted';
import { sharedInstance } from './harness/sharedInstance';
import { signToken } from './harness/signToken';

const COMPANY = 'sample';
/** A floor against regressions; the figure itself is what `npm run eval -- company` prints. */
const RIGHT_AT_LEAST = 0.8;
/** Each question by all people at once, so that one's filter could cross another's; `ROUNDS=3` makes over a thousand. */
const ROUNDS = Number(process.env.ROUNDS ?? 1);

const peopleSchema = z.object({ people: z.array(z.object({ id: z.string(), disabled: z.boolean().optional(), logins: z.array(z.object({ issuer: z.string(), subject: z.string() })) })) });
const answerSchema = z.object({
  answer: z.object({ status: z.enum(['answered', 'notFound', 'refused']), text: z.string(), auditId: z.string().optional(), citations: z.array(z.object({ documentId: z.string(), quote: z.string() })) }),
});
const reportSchema = z.object({ report: z.object({ added: z.number(), skipped: z.number(), deleted: z.number() }) });
const workflowSchema = z.object({ nodes: z.array(z.looseObject({ type: z.string(), parameters: z.record(z.string(), z.unknown()) })), settings: z.looseObject({}), connections: z.unknown() });

const questions = readQuestions(COMPANY);
const { people } = peopleSchema.parse(parse(readFileSync(join(COMPANY, 'directory.yaml'), 'utf8')));
const active = people.filter(({ disabled }) => !disabled);
const maySee = whoMaySee(COMPANY);

const operator = () => signToken({ iss: 'test', sub: 'operator' }, sharedInstance().secrets.operatorJwt);
function tokenOf(person: string, lifetime?: number): string {
  const login = people.find(({ id }) => id === person)?.logins.find(({ issuer }) => issuer !== 'n8n');
  return signToken({ iss: login?.issuer, sub: login?.subject }, sharedInstance().secrets.portalJwt, lifetime);
}

/** Shipped copies of the ask workflow keep no executions; this one keeps all, so that a leak inside of it would be stored. */
async function createSavingCopy(path: string): Promise<string> {
  const rest = await logIn();
  const held = z.array(z.object({ id: z.string(), name: z.string() })).parse(await rest('GET', '/workflows'));
  const id = held.find(({ name }) => name === 'Ask the company')?.id;
  const { nodes, connections, settings } = workflowSchema.parse(await rest('GET', `/workflows/${id}`));
  const kept = nodes.map((node) => (node.parameters.path === 'ask' ? { ...node, webhookId: path, parameters: { ...node.parameters, path } } : node)).filter(({ parameters }) => parameters.path !== 'ask-page' && parameters.mode !== 'hostedChat');
  const saved = z.object({ id: z.string(), versionId: z.string() }).parse(await rest('POST', '/workflows', {
    name: `Ask, and save all (${path})`, nodes: kept, connections: Object.fromEntries(Object.entries(connections as object).filter(([from]) => kept.some((node) => node.name === from))),
    settings: { ...settings, saveDataErrorExecution: 'all', saveDataSuccessExecution: 'all', saveExecutionProgress: true },
  }));
  await rest('POST', `/workflows/${saved.id}/activate`, { versionId: saved.versionId });
  return saved.id;
}

async function readDocuments(): Promise<Document[]> {
  const { documents, directoryFile } = sharedInstance();
  const directory = openFileDirectory({ kind: 'file', tenant: 'default', path: directoryFile, cacheSeconds: 60 });
  const reading = ingestFolder(documents, { tenant: 'default', sourceId: 'company', runId: 'test', directory });
  const read: Document[] = [];
  for await (const each of reading) if (!('error' in each)) read.push(each);
  return read;
}

/** Lines of at least 14 characters of documents that the person may not see, unless a document or question they may see says the same. */
function forbiddenLines(person: string, documents: readonly Document[]): string[] {
  const visible = folded(documents.filter(({ source }) => maySee(person, source.path)).map(({ markdown }) => markdown).concat(questions.map(({ question }) => question)).join('\n'));
  const lines = documents.filter(({ source }) => !maySee(person, source.path)).flatMap(({ markdown }) => markdown.split(/[\n。|]/).map((line) => folded(line.replace(/<!--.*?-->|[#>*]/g, ''))));
  return [...new Set(lines)].filter((line) => line.length >= 14 && !/^[-:\s]+$/.test(line) && !visible.includes(line));
}

/** The text of every file that n8n itself writes: its event logs, its configuration and stored binary data; our encrypted stores and installed packages apart. */
function readOwnFiles(): { names: string[]; text: string } {
  const root = join(sharedInstance().folder, '.n8n');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  // Relative: the folder above may itself be named after this package. The database is searched through the executions, since those who may see the project ask too.
  const own = files.filter((file) => !/^(?:nodes|private-llm|database\.sqlite)/.test(relative(root, file)));
  return { names: own.map((file) => relative(root, file)), text: own.map((file) => readFileSync(file, 'utf8')).join('\n') };
}

describe('the shipped workflows in a real n8n', () => {
  test('the index workflow reads the sample, and skips all of it the second time', async () => {
    const first = await callWebhook('index-documents', {}, operator());
    expect(first).toMatchObject({ status: 200 });
    const second = reportSchema.parse((await callWebhook('index-documents', {}, operator())).body).report;
    expect(second).toMatchObject({ added: 0, deleted: 0 });
    expect(second.skipped).toBeGreaterThanOrEqual(24);
  });

  test.each([
    { why: 'no token at all', token: () => undefined },
    { why: 'a token with another key', token: () => signToken({ iss: 'https://eip.formosa.example', sub: 'E0001' }, 'another-secret-of-no-use') },
    { why: 'a token that has expired', token: () => tokenOf('user:chen.zhiming', -60) },
    { why: 'the operator, who may index but is nobody who asks', token: operator },
    { why: 'a person who has left', token: () => tokenOf('user:yang.zhiwei') },
    { why: 'a signed token of nobody known', token: () => signToken({ iss: 'https://eip.formosa.example', sub: 'E9999' }, sharedInstance().secrets.portalJwt) },
  ])('refuses $why', async ({ token }) => {
    const { status, body } = await callWebhook('ask', { question: '麒麟專案的預算是多少？' }, token());
    expect([401, 403]).toContain(status);
    expect(JSON.stringify(body)).not.toMatch(/citations":\[\{/);
  });

  test('a person named in the body changes nothing about who asks', async () => {
    const secret = questions.find(({ document }) => document?.includes('qilin'));
    const body = { question: secret?.question, user: 'user:chen.zhiming', asker: 'user:chen.zhiming', jwtPayload: { iss: 'https://eip.formosa.example', sub: 'E0001' } };
    const { answer } = answerSchema.parse((await callWebhook('ask', body, tokenOf('user:cai.yijun'))).body);
    expect(answer.status).toBe('notFound');
    expect(answer.citations).toEqual([]);
  });

  test('answers the questions of those who may know, with citations, and says not found to all others', async () => {
    const outcomes = [];
    for (const question of questions) {
      const { answer } = answerSchema.parse((await callWebhook('ask', { question: question.question }, tokenOf(question.as))).body);
      expect(answer.auditId).toBeDefined();
      const quoted = answer.citations.some(({ quote }) => question.answer.some((text) => folded(quote).includes(folded(text))));
      outcomes.push({ id: question.id, right: question.document === null ? answer.status === 'notFound' : answer.status === 'answered' && quoted });
    }
    const wrong = outcomes.filter(({ right }) => !right).map(({ id }) => id);
    if (1 - wrong.length / outcomes.length < RIGHT_AT_LEAST) throw new Error(`${wrong.length} of ${outcomes.length} were answered wrongly: ${wrong.join(', ')}`);
  });

  test('stores nothing about a person\'s questions that the person may not see, even where all executions are saved', async () => {
    const path = `ask-saved-${Date.now()}`;
    const copy = await createSavingCopy(path);
    const documents = await readDocuments();
    const asked = Array.from({ length: ROUNDS }, () => questions).flat();
    for (const { question } of asked) await Promise.all(active.map(({ id }) => callWebhook(path, { question }, tokenOf(id))));
    const stored = (await listExecutions(await logIn())).filter(({ workflowId }) => workflowId === copy);
    expect(stored).toHaveLength(active.length * asked.length);
    const leaks = active.flatMap(({ id, logins }) => {
      const subject = logins.find(({ issuer }) => issuer !== 'n8n')?.subject ?? '';
      const own = stored.map(({ data }) => JSON.stringify(parseFlatted(data))).filter((data) => data.includes(`"${subject}"`));
      expect(own).toHaveLength(asked.length);
      const text = folded(own.join('\n').replaceAll('\\n', '\n'));
      return forbiddenLines(id, documents).filter((line) => text.includes(line)).map((line) => ({ id, line }));
    });
    expect(leaks).toEqual([]);
  }, 400_000);

  test('leaves no execution of a shipped workflow, and no line of the secret project in n8n\'s own files', async () => {
    const rest = await logIn();
    const held = z.array(z.object({ id: z.string(), name: z.string() })).parse(await rest('GET', '/workflows'));
    const shipped = held.filter(({ name }) => ['Ask the company', "Index the company's documents", 'Verify the audit log', 'Run a job by script'].includes(name)).map(({ id }) => id);
    expect(shipped).toHaveLength(4);
    expect((await listExecutions(rest)).filter(({ workflowId }) => shipped.includes(workflowId))).toEqual([]);
    const { names, text } = readOwnFiles();
    expect(names).toContain('n8nEventLog.log');
    const own = folded(text);
    const secret = forbiddenLines('user:cai.yijun', (await readDocuments()).filter(({ source }) => source.path.includes('qilin')));
    expect(secret.length).toBeGreaterThan(5);
    expect(secret.filter((line) => own.includes(line))).toEqual([]);
  });

  test('the audit log verifies, with two records for each question', async () => {
    const { body } = await callWebhook('verify-audit-log', {}, operator());
    const { ok, size } = z.object({ ok: z.boolean(), size: z.number() }).parse(body);
    expect(ok).toBe(true);
    expect(size).toBeGreaterThanOrEqual(2 * questions.length);
  });
});
