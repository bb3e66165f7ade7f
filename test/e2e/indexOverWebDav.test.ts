import { chmodSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type ApacheDav, hasApache, startApacheDav } from '../fixtures/servers/startApacheDav';
import { createCopy } from './harness/createCopy';
import { createCredential } from './harness/copyWorkflow';
import { logIn, type Rest } from './harness/logIn';
import { runWorkflow } from './harness/runWorkflow';

const BASE = `webdav-${process.pid}`;
const shown = z.object({ report: z.looseObject({ added: z.number(), updated: z.number(), skipped: z.number(), deleted: z.number(), failed: z.array(z.looseObject({ path: z.string(), code: z.string() })) }) });

(hasApache ? describe : describe.skip)('the index workflow over WebDAV, from a real Apache (Debian: apt-get install apache2-bin)', () => {
  let server: ApacheDav;
  let rest: Rest;
  let id: string;

  /** All in one second, of which the list tells no parts: only Apache's mark of the version does. */
  const put = (path: string, text: string, milliseconds = 0) => {
    mkdirSync(dirname(join(server.root, path)), { recursive: true });
    writeFileSync(join(server.root, path), text);
    const time = new Date(Date.UTC(2026, 0, 1) + milliseconds);
    utimesSync(join(server.root, path), time, time);
  };
  const run = async () => {
    const { status, runData } = await runWorkflow(rest, id);
    expect(status).toBe('success');
    const { report } = shown.parse(runData.Done?.[0]?.data?.main?.[0]?.[0]?.json);
    return { ...report, failed: report.failed.map(({ path, code }) => `${path} ${code}`) };
  };

  beforeAll(async () => {
    [rest, server] = [await logIn(), await startApacheDav()];
    put('access.yaml', 'allow: [everyone]\n');
    for (let number = 1; number <= 8; number++) put(`規章/${number}.md`, `# 規章 ${number}\n\n第 ${number} 條，請假須於三日前提出。\n`);
    put('人資/獎金.txt', '年終獎金兩個月。\n');
    const { url: baseUrl, user, password } = server;
    await createCredential(rest, `Files of ${BASE}`, 'privateLlmWebDavApi', { baseUrl, user, password });
    id = await createCopy(rest, 'index-the-companys-documents.json', {
      prefix: BASE, knowledgeBase: BASE, added: { 'Read the Documents': { privateLlmWebDavApi: `Files of ${BASE}` } },
      parameters: { 'Read the Documents': { source: 'webDav', webDavFolder: '', sourceId: BASE, options: { limit: 4 } } },
    });
  });
  afterAll(() => server.stop());

  test('the first run adds all files in rounds, the second skips all', async () => {
    expect(await run()).toMatchObject({ added: 9, updated: 0, deleted: 0, failed: [] });
    expect(await run()).toMatchObject({ added: 0, updated: 0, skipped: 9, deleted: 0, failed: [] });
  });

  test('one file changed and one deleted: the next run updates one, deletes one, skips the rest', async () => {
    put('規章/1.md', '# 規章 1\n\n第 1 條，請假須於五日前提出。\n', 1);
    rmSync(join(server.root, '規章/2.md'));
    expect(await run()).toMatchObject({ added: 0, updated: 1, skipped: 7, deleted: 1, failed: [] });
  });

  test('a folder that the server no longer gives deletes nothing, and the report names it', async () => {
    rmSync(join(server.root, '規章/3.md'));
    chmodSync(join(server.root, '人資'), 0o000);
    expect(await run()).toMatchObject({ added: 0, updated: 0, deleted: 0, failed: [expect.stringMatching(/^人資 WEBDAV_/)] });
    chmodSync(join(server.root, '人資'), 0o755);
    expect(await run()).toMatchObject({ updated: 0, skipped: 7, deleted: 1, failed: [] });
  });

  test('a server that is gone deletes nothing, and the report says so', async () => {
    await server.stop();
    expect(await run()).toMatchObject({ added: 0, updated: 0, deleted: 0, failed: [' WEBDAV_UNREACHABLE'] });
  });
});
