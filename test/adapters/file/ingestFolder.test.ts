import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { ingestFolder, type FolderOptions } from '../../../src/adapters/file/ingestFolder';
import { openParser, type FileParser } from '../../../src/adapters/file/openParser';
import type { Document, FailedDocument, SourceListing } from '../../../src/document/Document';
import { hashId } from '../../../src/document/hashId';
import type { RememberedDocument } from '../../../src/document/isUnchanged';

const OLD = new Date('2026-01-01T00:00:00.000Z');

describe('ingestFolder', () => {
  let root: string;
  let parser: FileParser;
  beforeAll(() => (parser = openParser()));
  afterAll(() => parser.close());
  beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'ingest-'))));
  afterEach(async () => {
    await chmod(join(root, 'closed'), 0o755).catch(() => {});
    await rm(root, { recursive: true, force: true });
  });

  const put = async (files: Record<string, string | Buffer>) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
      await utimes(join(root, path), OLD, OLD);
    }
  };
  const run = async (options: Partial<FolderOptions> = {}) => {
    const documents: Document[] = [];
    const failed: FailedDocument[] = [];
    const source = ingestFolder(root, { tenant: 't', sourceId: 's', runId: 'r', parser, ...options });
    for (;;) {
      const { done, value } = await source.next();
      if (done) return { documents, failed, listing: value as SourceListing, paths: documents.map((one) => one.source.path), failures: failed.map((one) => [one.source.path, one.error.code]) };
      if ('error' in value) failed.push(value);
      else documents.push(value as Document);
    }
  };

  test('makes a document per file with the rights of its folder', async () => {
    await put({ 'access.yaml': 'allow: [everyone]', 'a.md': '# 甲\n\n一。', 'hr/access.yaml': 'allow: ["group:hr"]', 'hr/b.txt': '乙' });
    const { documents, failed, listing } = await run();
    expect(documents.map(({ source, title, access, metadata }) => [source, title, access, metadata.format])).toEqual([
      [{ id: 's', path: 'a.md', modifiedAt: OLD.toISOString(), size: 13 }, '甲', { allow: ['everyone'], deny: [] }, 'md'],
      [{ id: 's', path: 'hr/b.txt', modifiedAt: OLD.toISOString(), size: 3 }, '乙', { allow: ['group:hr'], deny: [] }, 'txt'],
    ]);
    expect(failed).toEqual([]);
    expect(listing).toEqual({ source: 's', runId: 'r', complete: true, ids: [hashId('t', 's', 'a.md'), hashId('t', 's', 'hr/b.txt')], remaining: 0 });
  });

  test('goes on after a file that cannot be read, and keeps its rights', async () => {
    await put({ 'access.yaml': 'allow: [everyone]', 'a.pdf': 'no pdf', 'b.txt': Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'c.xyz': 'x', 'd.md': '', 'e.md': '好。' });
    const { paths, failed, failures, listing } = await run();
    expect(paths).toEqual(['e.md']);
    expect(failures).toEqual([['a.pdf', 'PDF_BROKEN'], ['b.txt', 'ENCODING_UNKNOWN'], ['d.md', 'EMPTY_DOCUMENT'], ['c.xyz', 'FORMAT_UNKNOWN']]);
    expect(failed.every(({ access }) => access.allow[0] === 'everyone')).toBe(true);
    expect(listing).toMatchObject({ complete: true, remaining: 0 });
    expect(listing.ids).toHaveLength(5);
  });

  describe('with an archive', () => {
    const zip = (files: Record<string, string>) => Object.entries(files).reduce((archive, [name, text]) => archive.file(name, text), new JSZip()).generateAsync({ type: 'nodebuffer' });
    const remember = (documents: readonly Document[]) => new Map(documents.map(({ id, source, access }) => [id, { source, access, stale: false } as RememberedDocument]));

    test('makes a document of each file in it, with its rights, and lists them all', async () => {
      await put({ 'access.yaml': 'allow: ["group:hr"]', 'a.zip': await zip({ '人資/甲.md': '一。', 'b.exe': 'MZ' }) });
      const { documents, failures, listing } = await run();
      expect(documents.map(({ source, access }) => [source.path, access.allow])).toEqual([['a.zip/人資/甲.md', ['group:hr']], ['a.zip', ['group:hr']]]);
      expect(failures).toEqual([['a.zip/b.exe', 'FORMAT_UNKNOWN']]);
      expect([...listing.ids].sort()).toEqual(['a.zip', 'a.zip/人資/甲.md', 'a.zip/b.exe'].map((path) => hashId('t', 's', path)).sort());
    });

    test('lists what an unchanged archive held, without reading it', async () => {
      await put({ 'access.yaml': 'allow: [everyone]', 'a.zip': await zip({ 'b.md': '一。' }) });
      const first = await run();
      const again = await run({ known: remember(first.documents) });
      expect(again.documents).toEqual([]);
      expect([...again.listing.ids].sort()).toEqual([...first.listing.ids].sort());
    });

    const broken: [name: string, why: string, known: boolean, complete: boolean][] = [
      ['remembered', 'its members keep their last good version', true, true],
      ['not remembered', 'what it held cannot be told, so nothing may be deleted', false, false],
    ];
    test.each(broken)('that is damaged and %s lets no member be deleted (%s)', async (_name, _why, isKnown, complete) => {
      await put({ 'access.yaml': 'allow: [everyone]', 'a.zip': await zip({ 'b.md': '一。' }) });
      const first = await run();
      await put({ 'a.zip': (await zip({ 'b.md': '一。' })).subarray(0, 60) });
      const { failures, listing } = await run(isKnown ? { known: remember(first.documents) } : {});
      expect(failures).toEqual([['a.zip', 'ARCHIVE_BROKEN']]);
      expect(listing.complete).toBe(complete);
      expect(listing.ids.includes(hashId('t', 's', 'a.zip/b.md'))).toBe(isKnown);
    });

    test('reads it again when a member was last read in vain', async () => {
      await put({ 'access.yaml': 'allow: [everyone]', 'a.zip': await zip({ 'b.md': '一。' }) });
      const known = remember((await run()).documents);
      known.set(hashId('t', 's', 'a.zip/b.md'), { ...known.get(hashId('t', 's', 'a.zip/b.md'))!, stale: true });
      expect((await run({ known })).paths).toEqual(['a.zip/b.md', 'a.zip']);
    });
  });

  test('says how many remain, without counting failures, so that a loop ends', async () => {
    await put({ 'access.yaml': 'allow: [everyone]', 'a.pdf': 'no', 'b.md': '一。', 'c.md': '二。', 'd.md': '三。' });
    const { paths, listing } = await run({ limit: 2 });
    expect(paths).toEqual(['b.md', 'c.md']);
    expect(listing).toMatchObject({ remaining: 1, complete: true });
    expect(listing.ids).toHaveLength(4);
  });

  const remembered: [name: string, why: string, change: Partial<RememberedDocument> & { size?: number }, read: boolean][] = [
    ['same', 'nothing to read', {}, false],
    ['another size', 'it was edited', { size: 99 }, true],
    ['stale', 'the last reading failed', { stale: true }, true],
    ['other rights', 'Embed must update them', { access: { allow: ['group:hr'], deny: [] } }, true],
    ['a denial more', 'Embed must update them', { access: { allow: ['everyone'], deny: ['user:x'] } }, true],
  ];
  test.each(remembered)('with what is known %s (%s)', async (_name, _why, { size = 6, ...change }, read) => {
    await put({ 'access.yaml': 'allow: [everyone]', 'a.md': '一。' });
    const source = { id: 's', path: 'a.md', modifiedAt: OLD.toISOString(), size };
    const known = new Map([[hashId('t', 's', 'a.md'), { source, access: { allow: ['everyone'] as const, deny: [] }, stale: false, ...change }]]);
    const { documents, listing } = await run({ known });
    expect(documents).toHaveLength(read ? 1 : 0);
    expect(listing.ids).toHaveLength(1);
  });

  const folders: [name: string, why: string, files: Record<string, string>, failures: string[][], complete: boolean][] = [
    ['empty', 'perhaps not mounted', {}, [['', 'FOLDER_EMPTY']], false],
    ['without rules', 'nobody may read it', { 'a.md': '一。' }, [['access.yaml', 'NO_ACCESS_RULE']], true],
    ['with a broken rule', 'its subtree is hidden', { 'access.yaml': 'allow: [everyone]', 'hr/access.yaml': 'alow: []', 'hr/a.md': '一。', 'hr/b.md': '二。' }, [['hr/access.yaml', 'ACCESS_FILE_BROKEN']], true],
    ['with an unknown name', 'bare names need a directory', { 'access.yaml': 'allow: [wang]', 'a.md': '一。', 'b.md': '二。' }, [['access.yaml', 'NAME_UNKNOWN']], true],
  ];
  test.each(folders)('reports a folder %s (%s)', async (_name, _why, files, failures, complete) => {
    await put(files);
    const result = await run();
    expect(result.failures).toEqual(failures);
    expect(result.listing.complete).toBe(complete);
    expect(result.documents.filter(({ source }) => source.path !== 'x').every(({ access }) => access.allow.length === 0)).toBe(true);
  });

  test('says that a missing folder is missing, and lists nothing', async () => {
    await rm(root, { recursive: true });
    const { failures, listing } = await run();
    expect(failures).toEqual([['', 'FOLDER_MISSING']]);
    expect(listing).toMatchObject({ complete: false, ids: [] });
  });

  test('takes and leaves out by pattern, and never takes what file servers leave behind', async () => {
    await put({ 'access.yaml': 'allow: [everyone]', 'a.md': '一。', '.hidden.md': '二。', '~$b.docx': 'x', 'x/@eaDir/c.md': '三。', 'x/d.md': '四。', 'old/e.md': '五。' });
    expect((await run({ exclude: ['old/**'] })).paths).toEqual(['a.md', 'x/d.md']);
    expect((await run({ include: ['**/d.*'] })).paths).toEqual(['x/d.md']);
  });

  test('follows no link, whether it leads out or into a closed folder', async () => {
    await put({ 'access.yaml': 'allow: [everyone]', 'a.md': '一。', 'secret/access.yaml': 'allow: []', 'secret/s.md': '密。' });
    await symlink(join(root, 'secret/s.md'), join(root, 'b.md'));
    await symlink('/etc', join(root, 'etc'));
    const { paths, failures } = await run();
    expect(paths).toEqual(['a.md', 'secret/s.md']);
    expect(failures).toEqual([['b.md', 'LINK_SKIPPED'], ['etc', 'LINK_SKIPPED']]);
  });

  test('refuses a file over the limit before reading it', async () => {
    await put({ 'access.yaml': 'allow: [everyone]', 'a.md': 'x'.repeat(2_000) });
    const { failed } = await run({ maxBytes: 1_000 });
    expect(failed[0]?.error).toMatchObject({ code: 'FILE_TOO_LARGE', todo: expect.stringContaining('Largest File') });
  });

  test('calls the listing incomplete where the host forbids a file', async () => {
    await put({ 'access.yaml': 'allow: [everyone]', 'a.md': '一。', 'b.md': '二。' });
    const { paths, listing } = await run({ isBlocked: (path) => path.endsWith('b.md') });
    expect(paths).toEqual(['a.md']);
    expect(listing.complete).toBe(false);
  });

  test('stops when the execution is cancelled', async () => {
    await put({ 'a.md': '一。' });
    await expect(run({ signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});
