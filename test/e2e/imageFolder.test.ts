import { execFileSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

describe('the nodes of an image, outside of the mounted volume', () => {
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  const linkIn = (userFolder: string) => join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-private-llm');
  let n8n: CleanInstance;

  beforeAll(async () => {
    makeImageFolder(folder);
    n8n = await startCleanInstance({}, [], (userFolder) => {
      mkdirSync(linkIn(userFolder), { recursive: true });
      writeFileSync(join(linkIn(userFolder), 'package.json'), '{"name":"n8n-nodes-private-llm","version":"0.0.1"}');
      // A container that is started again finds what it did the first time.
      for (let start = 0; start < 2; start++) runEntryPoint(folder, userFolder);
    });
  }, 240_000);

  afterAll(async () => {
    await n8n?.stop();
    rmSync(folder, { recursive: true, force: true });
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
});
