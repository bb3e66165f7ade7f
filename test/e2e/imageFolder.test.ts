import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callWebhookOf } from './harness/callWebhookOf';
import { createWorkflow } from './harness/createWorkflow';
import { filesWith } from './harness/filesWith';
import { offeredTypes, ourTypes } from './harness/ourTypes';
import { type CleanInstance, startCleanInstance } from './harness/startCleanInstance';
import { tryOurNodes } from './harness/tryOurNodes';

const IMAGE_FOLDER = '/opt/private-llm';
const dockerfile = readFileSync('deploy/Dockerfile', 'utf8');

/** Carries out what deploy/Dockerfile does, in a folder of this machine instead of /opt/private-llm: no image is built. */
function makeImageFolder(folder: string): void {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { stdio: 'ignore' });
  cpSync('deploy/link-nodes.sh', join(folder, 'link-nodes.sh'));
  const run = /^RUN (.+)$/m.exec(dockerfile)?.[1] ?? '';
  expect(run).toContain(IMAGE_FOLDER);
  execFileSync('sh', ['-c', run.replaceAll(IMAGE_FOLDER, folder).replace('npm install', 'npm install --prefer-offline')], { stdio: 'ignore' });
}

/** The entry point of the image, but for tini and n8n itself. */
function runEntryPoint(folder: string, userFolder: string): void {
  execFileSync('sh', [join(folder, 'link-nodes.sh'), 'true'], { env: { PATH: process.env.PATH, HOME: '/nowhere', N8N_USER_FOLDER: userFolder } });
}

/** The settings of a file for `docker run --env-file`, with another folder for /run/n8n. */
function readSettings(path: string, run: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).replace('/run/n8n', run)]));
}

function formOf(content: string): FormData {
  const form = new FormData();
  form.append('data', new Blob([content]), 'letter.txt');
  return form;
}

/** n8n answers before it has written what it keeps of an execution. */
async function waitFor(met: () => boolean): Promise<void> {
  for (let tries = 0; !met(); tries++) {
    if (tries > 50) throw new Error('It was not met within 10 s.');
    await sleep(200);
  }
}

describe('the nodes of an image, outside of the mounted volume', () => {
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  /** Stands for the RAM disk. */
  const run = mkdtempSync(join(tmpdir(), 'run-'));
  const linkIn = (userFolder: string) => join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-private-llm');
  let n8n: CleanInstance;

  beforeAll(async () => {
    makeImageFolder(folder);
    n8n = await startCleanInstance(readSettings('deploy/no-prompts-on-disk.env', run), [], (userFolder) => {
      mkdirSync(linkIn(userFolder), { recursive: true });
      writeFileSync(join(linkIn(userFolder), 'package.json'), '{"name":"n8n-nodes-private-llm","version":"0.0.1"}');
      // A container that is started again finds what it did the first time.
      for (let start = 0; start < 2; start++) runEntryPoint(folder, userFolder);
    });
  }, 240_000);

  afterAll(async () => {
    await n8n?.stop();
    for (const each of [folder, run]) rmSync(each, { recursive: true, force: true });
  });

  test('the Dockerfile starts n8n through the script that links them', () => {
    expect(dockerfile).toMatch(/^ENTRYPOINT \["tini", "--", "sh", "\/opt\/private-llm\/link-nodes.sh", "\/docker-entrypoint.sh"\]$/m);
  });

  test('take the place of an older copy on the volume, and all of them load', async () => {
    expect(lstatSync(linkIn(n8n.folder)).isSymbolicLink()).toBe(true);
    expect(await offeredTypes(n8n)).toEqual(ourTypes);
  });

  test('run in a workflow', async () => {
    expect(await tryOurNodes(n8n.rest)).toMatchObject({ status: 'success', added: 1, answer: { status: 'answered' }, audit: true });
  });

  test.each([
    { what: 'a question', body: (mark: string) => JSON.stringify({ question: mark }), type: 'application/json' },
    { what: 'a file', body: (mark: string) => formOf(mark), type: undefined },
  ])('leave no byte of $what in n8n\'s folder, with the settings in deploy/no-prompts-on-disk.env', async ({ what, body, type }) => {
    const [mark, path] = [randomUUID(), what.replace(' ', '-')];
    const webhook = { path, httpMethod: 'POST', responseMode: 'lastNode', options: {} };
    await createWorkflow(n8n.rest, `Take ${what}`, [
      { name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, parameters: webhook, webhookId: path },
      { name: 'Text', type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: { mode: 'raw', jsonOutput: '={{ JSON.stringify({ text: $json.body.question ?? "none" }) }}' } },
      { name: 'Find', type: 'n8n-nodes-private-llm.piiClean', parameters: { operation: 'find', what: 'field', field: 'text' } },
    ], { Hook: { main: [[{ node: 'Text', type: 'main', index: 0 }]] }, Text: { main: [[{ node: 'Find', type: 'main', index: 0 }]] } }, true);
    const answer = await callWebhookOf(n8n.baseUrl, path, body(mark), type);
    expect({ status: answer.status, text: await answer.text() }).toMatchObject({ status: 200 });
    await waitFor(() => filesWith(run, mark).length > 0);
    expect(filesWith(join(n8n.folder, '.n8n'), mark)).toEqual([]);
    expect(readFileSync(n8n.logFile, 'utf8')).not.toContain(mark);
  });
});
