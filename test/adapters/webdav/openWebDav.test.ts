import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ingestFiles, type IngestOptions } from '../../../src/adapters/file/ingestFiles';
import { openParser, type FileParser } from '../../../src/adapters/file/openParser';
import { checkWebDav } from '../../../src/adapters/webdav/checkWebDav';
import { openWebDav } from '../../../src/adapters/webdav/openWebDav';
import type { Document, FailedDocument } from '../../../src/document/Document';
import type { RememberedDocument } from '../../../src/document/isUnchanged';
import { makeCertificates } from '../../fixtures/servers/makeCertificates';
import { type ApacheDav, hasApache, startApacheDav } from '../../fixtures/servers/startApacheDav';
import { hasRclone, startRcloneDav } from '../../fixtures/servers/startRcloneDav';

const OLD = new Date('2026-01-01T00:00:00.000Z');
const FILES = {
  'access.yaml': 'allow: [everyone]',
  '請假辦法 (2026) 100%#1.md': '# 請假\n\n事假十四天。',
  '人資/access.yaml': 'allow: ["group:hr"]',
  '人資/薪資 & 獎金+;@~.txt': '機密。',
  '人資/深/更深/a.md': '一。',
  '.隱藏/x.md': '不讀。',
  '@eaDir/y.md': '不讀。',
};
let parser: FileParser;
beforeAll(() => (parser = openParser()));
afterAll(() => parser.close());

const remember = (documents: readonly Document[]) => new Map(documents.map(({ id, source, access }) => [id, { source, access, stale: false } as RememberedDocument]));

function put(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    utimesSync(join(root, path), OLD, OLD);
  }
}

async function ingest(server: ApacheDav, options: Partial<IngestOptions> = {}, more: object = {}) {
  const files = openWebDav({ url: server.url, user: server.user, password: server.password, ...more }, { timeout: 10_000, delays: [] });
  const documents: Document[] = [];
  const failed: FailedDocument[] = [];
  const source = ingestFiles(files, { tenant: 't', sourceId: 's', runId: 'r', parser, ...options });
  try {
    for (;;) {
      const { done, value } = await source.next();
      if (done) return { documents, paths: documents.map((one) => one.source.path), failures: failed.map((one) => [one.source.path, one.error.code]), listing: value };
      if ('error' in value) failed.push(value);
      else documents.push(value);
    }
  } finally {
    await files.close();
  }
}

const servers: [name: string, isThere: boolean, start: () => Promise<ApacheDav>, debian: string][] = [
  ['Apache with mod_dav', hasApache, startApacheDav, 'apache2-bin'],
  ['rclone', hasRclone, startRcloneDav, 'rclone'],
];
describe.each(servers)('a folder on %s', (_name, isThere, start, debian) => {
  if (!isThere) return test.skip(`is read (Debian: apt-get install ${debian})`, () => undefined);
  let server: ApacheDav;
  beforeAll(async () => (server = await start()));
  afterAll(() => server.stop());
  beforeEach(() => {
    for (const path of ['access.yaml', '請假辦法 (2026) 100%#1.md', '人資', 'x.md']) rmSync(join(server.root, path), { recursive: true, force: true });
    put(server.root, FILES);
  });

  test('becomes a document per file with the rights of its folder, whatever signs its name has', async () => {
    const { documents, failures, listing } = await ingest(server);
    expect(failures).toEqual([]);
    expect(documents.map(({ source, access, markdown }) => [source.path, access.allow, source.modifiedAt, source.size, markdown.at(-1)])).toEqual([
      ['人資/深/更深/a.md', ['group:hr'], OLD.toISOString(), 6, '。'],
      ['人資/薪資 & 獎金+;@~.txt', ['group:hr'], OLD.toISOString(), 9, '。'],
      ['請假辦法 (2026) 100%#1.md', ['everyone'], OLD.toISOString(), 28, '。'],
    ]);
    expect(documents.every(({ source }) => /^".+"$/.test(source.etag ?? ''))).toBe(true);
    expect(listing).toMatchObject({ complete: true, remaining: 0, ids: documents.map(({ id }) => id) });
  });

  test('is passed over unread the second time, but for what changed with the same size and second', async () => {
    const known = remember((await ingest(server)).documents);
    expect((await ingest(server, { known })).paths).toEqual([]);
    writeFileSync(join(server.root, '人資/深/更深/a.md'), '二。');
    utimesSync(join(server.root, '人資/深/更深/a.md'), OLD, new Date(OLD.getTime() + 1));
    const { paths, listing } = await ingest(server, { known });
    expect({ paths, complete: listing.complete }).toEqual({ paths: ['人資/深/更深/a.md'], complete: true });
  });

  test('is read from a folder below, and a file over the limit is not fetched', async () => {
    const { paths, failures } = await ingest(server, { maxBytes: 8 }, { folder: '人資' });
    expect(paths).toEqual(['深/更深/a.md']);
    expect(failures).toEqual([['薪資 & 獎金+;@~.txt', 'FILE_TOO_LARGE']]);
  });

  test('counts as gone, not as empty, when nothing is in it', async () => {
    for (const path of Object.keys(FILES)) rmSync(join(server.root, path), { force: true });
    const { failures, listing } = await ingest(server);
    expect({ failures, complete: listing.complete, ids: listing.ids }).toEqual({ failures: [['', 'FOLDER_EMPTY']], complete: false, ids: [] });
  });

  test.each([
    { why: 'a wrong password', more: { password: 'wrong' }, code: 'WEBDAV_LOGIN' },
    { why: 'a folder that is not there', more: { folder: '沒有' }, code: 'WEBDAV_MISSING' },
    { why: 'a file for a folder', more: { folder: '請假辦法 (2026) 100%#1.md' }, code: 'WEBDAV_' },
  ])('$why is a failure that deletes nothing', async ({ more, code }) => {
    const { failures, listing } = await ingest(server, {}, more);
    expect(failures).toEqual([['', expect.stringContaining(code)]]);
    expect(listing).toMatchObject({ complete: false, ids: [] });
  });

  test('passes its connection test', async () => {
    expect(await checkWebDav({ url: server.url, user: server.user, password: server.password })).toMatch(/^The WebDAV server answers; the folder holds \d entries\.$/);
  });
});

(hasApache ? describe : describe.skip)('Apache (Debian: apt-get install apache2-bin)', () => {
  let server: ApacheDav;
  afterEach(() => server.stop());

  test('that forbids one folder gives the others, and an incomplete listing', async () => {
    server = await startApacheDav({ more: '<LocationMatch "/b/">\nRequire all denied\n</LocationMatch>' });
    put(server.root, { 'access.yaml': 'allow: [everyone]', 'a/a.md': '一。', 'b/b.md': '二。', 'c/c.md': '三。' });
    const { paths, failures, listing } = await ingest(server);
    expect(paths).toEqual(['a/a.md', 'c/c.md']);
    expect(failures).toEqual([['b', 'WEBDAV_FORBIDDEN']]);
    expect(listing.complete).toBe(false);
  });

  test('that may not read one folder itself gives an incomplete listing', async () => {
    server = await startApacheDav();
    put(server.root, { 'access.yaml': 'allow: [everyone]', 'a.md': '一。', 'closed/b.md': '二。' });
    chmodSync(join(server.root, 'closed'), 0o000);
    const { listing } = await ingest(server);
    chmodSync(join(server.root, 'closed'), 0o755);
    expect(listing.complete).toBe(false);
  });

  test('is believed over TLS by the CA of the credential, and by that alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dav-tls-'));
    const own = makeCertificates(folder, 'IP:127.0.0.1');
    chmodSync(own.key, 0o644);
    server = await startApacheDav({ tls: own });
    put(server.root, { 'access.yaml': 'allow: [everyone]', 'a.md': '一。' });
    expect((await ingest(server, {}, { ca: own.caText })).paths).toEqual(['a.md']);
    expect((await ingest(server, {}, { caFile: own.caFile })).paths).toEqual(['a.md']);
    expect((await ingest(server)).failures).toEqual([['', 'WEBDAV_TLS']]);
    rmSync(folder, { recursive: true });
  });
});
