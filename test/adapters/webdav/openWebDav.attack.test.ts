import { inspect } from 'node:util';
import { ingestFiles } from '../../../src/adapters/file/ingestFiles';
import { openParser, type FileParser } from '../../../src/adapters/file/openParser';
import { checkWebDav } from '../../../src/adapters/webdav/checkWebDav';
import { openWebDav } from '../../../src/adapters/webdav/openWebDav';
import { readHref } from '../../../src/adapters/webdav/readHref';
import type { WebDavConfiguration } from '../../../src/adapters/configuration';
import type { Document, FailedDocument, SourceListing } from '../../../src/document/Document';
import { type DavAnswer, davFile, davFolder, multistatus, scriptedWebDav } from '../../fixtures/servers/scriptedWebDav';

const SECRET = 'app-password-7f3a';
const FINE = multistatus(davFolder('/d/'), davFile('/d/access.yaml', 17), davFile('/d/a.md'), davFolder('/d/sub/'));
const GOOD: Readonly<Record<string, DavAnswer>> = {
  'PROPFIND /d/': FINE, 'PROPFIND /d/sub/': multistatus(davFolder('/d/sub/'), davFile('/d/sub/b.md')),
  'GET /d/access.yaml': { status: 200, body: 'allow: [everyone]' }, 'GET /d/a.md': { status: 200, body: '一。' }, 'GET /d/sub/b.md': { status: 200, body: '二。' },
};

let parser: FileParser;
beforeAll(() => (parser = openParser()));
afterAll(() => parser.close());

/** Reads a server that answers well but for what the test says. */
async function ingest(answers: Readonly<Record<string, DavAnswer>>, { timeout = 5_000, configuration = {} as Partial<WebDavConfiguration>, signal = undefined as AbortSignal | undefined } = {}) {
  const server = await scriptedWebDav((line, base) => {
    const answer = { ...GOOD, ...answers }[line];
    return answer && { ...answer, headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, value.replace('{base}', base)])) };
  });
  const files = openWebDav({ url: `${server.url}/d/`, user: 'service', password: SECRET, ...configuration }, { timeout, delays: [] });
  const [documents, failed]: [Document[], FailedDocument[]] = [[], []];
  let listing: SourceListing | undefined;
  try {
    const source = ingestFiles(files, { tenant: 't', sourceId: 's', runId: 'r', maxBytes: 1_000, parser, signal });
    while (!listing) {
      const { done, value } = await source.next();
      if (done) listing = value;
      else if ('error' in value) failed.push(value);
      else documents.push(value);
    }
  } finally {
    await files.close();
    await server.close();
  }
  return { server, failed, paths: documents.map(({ source }) => source.path), failures: failed.map(({ source, error }) => `${source.path} ${error.code}`), listing };
}

test('all is well where the server is', async () => {
  const { paths, failures, listing } = await ingest({});
  expect({ paths, failures, complete: listing.complete }).toEqual({ paths: ['a.md', 'sub/b.md'], failures: [], complete: true });
});

const xml = (text: string): DavAnswer => ({ status: 207, body: text });
const sub = String(multistatus(davFolder('/d/sub/'), davFile('/d/sub/b.md')).body);
const BOMB = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><D:multistatus xmlns:D="DAV:"><D:response><D:href>&c;</D:href></D:response></D:multistatus>`;
const FILE_ENTITY = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><D:multistatus xmlns:D="DAV:"/>';

const half: [name: string, answer: DavAnswer, code: string][] = [
  ['403', { status: 403 }, 'sub WEBDAV_FORBIDDEN'],
  ['404, as what is deleted just now', { status: 404 }, 'sub WEBDAV_MISSING'],
  ['500', { status: 500, body: SECRET }, 'sub WEBDAV_ERROR'],
  ['503, as in maintenance', { status: 503 }, 'sub WEBDAV_UNAVAILABLE'],
  ['200 and a page to log in on', { status: 200, body: '<html>Login</html>' }, 'sub WEBDAV_NOT_SPOKEN'],
  ['nothing', { status: 207, silent: true }, 'sub WEBDAV_TIMEOUT'],
  ['XML that ends between two files', xml(sub.slice(0, sub.indexOf('</D:multistatus>'))), 'sub WEBDAV_ANSWER_BROKEN'],
  ['XML that ends within a tag', xml(sub.slice(0, sub.length - 4)), 'sub WEBDAV_ANSWER_BROKEN'],
  ['an error page in the middle of the XML', xml(`${sub.slice(0, 60 + davFolder('/d/sub/').length)}<br /><b>Fatal error</b>: Allowed memory size exhausted`), 'sub WEBDAV_ANSWER_BROKEN'],
  ['elements that cross', xml(sub.replace('</D:response></D:multistatus>', '</D:multistatus>')), 'sub WEBDAV_ANSWER_BROKEN'],
  ['no bytes', xml(''), 'sub WEBDAV_ANSWER_BROKEN'],
  ['other XML', xml('<feed/>'), 'sub WEBDAV_ANSWER_BROKEN'],
  ['a broken connection', { ...xml(sub), cut: 80 }, 'sub WEBDAV_UNREACHABLE'],
  ['bytes that are not UTF-8', { status: 207, body: Buffer.from(sub.replace('b.md', '\u00a4\u00a4.md'), 'latin1') }, 'sub WEBDAV_ANSWER_BROKEN'],
  ['an entity bomb', xml(BOMB), 'sub WEBDAV_ANSWER_BROKEN'],
  ['an entity that reads a file', xml(FILE_ENTITY), 'sub WEBDAV_ANSWER_BROKEN'],
  ['elements without end', xml(`<D:multistatus xmlns:D="DAV:">${'<a>'.repeat(100_000)}`), 'sub WEBDAV_ANSWER_BROKEN'],
  ['a value without end', xml(`<D:multistatus xmlns:D="DAV:"><D:response><D:href>${'x'.repeat(1_000_000)}</D:href></D:response></D:multistatus>`), 'sub WEBDAV_ANSWER_BROKEN'],
  ['nothing about the folder itself', multistatus(davFile('/d/sub/b.md')), 'sub WEBDAV_ANSWER_BROKEN'],
  ['an empty list', multistatus(), 'sub WEBDAV_ANSWER_BROKEN'],
  ['a file of which it says only 403', multistatus(davFolder('/d/sub/'), '<D:response><D:href>/d/sub/b.md</D:href><D:status>HTTP/1.1 403 Forbidden</D:status></D:response>'), 'sub/b.md WEBDAV_FORBIDDEN'],
  ['that there was more than it gives', multistatus(davFolder('/d/sub/'), '<D:response><D:href>/d/sub/more</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status></D:response>'), 'sub/more WEBDAV_ERROR'],
  ['a file that may be a folder', multistatus(davFolder('/d/sub/'), '<D:response><D:href>/d/sub/b.md</D:href><D:propstat><D:prop><D:resourcetype/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat></D:response>'), 'sub/b.md WEBDAV_ANSWER_BROKEN'],
  ['a redirect to another host', { status: 302, headers: { location: 'http://127.0.0.2:1/d/sub/' } }, 'sub WEBDAV_REDIRECT'],
  ['a redirect out of the base', { status: 302, headers: { location: '{base}/login' } }, 'sub WEBDAV_REDIRECT'],
  ['a redirect to itself', { status: 302, headers: { location: '{base}/d/sub/' } }, 'sub WEBDAV_REDIRECT'],
];
test.each(half)('a folder that answers with %s leaves the others, and nothing is deleted for it', async (_name, answer, code) => {
  const { paths, failures, failed, listing } = await ingest({ 'PROPFIND /d/sub/': answer }, { timeout: 700 });
  expect({ paths, failures, complete: listing.complete }).toEqual({ paths: ['a.md'], failures: [code], complete: false });
  expect(inspect(failed, { depth: 9 })).not.toContain(SECRET);
});

test.each(half.filter(([name]) => !/^a file|there was more/.test(name)))('a server that answers with %s is one failure, and an empty listing that is not complete', async (_name, answer) => {
  const { paths, failures, listing } = await ingest({ 'PROPFIND /d/': answer }, { timeout: 700 });
  expect(paths).toEqual([]);
  expect(failures).toEqual([expect.stringMatching(/^ WEBDAV_/)]);
  expect(listing).toMatchObject({ complete: false, ids: [] });
});

const hrefs: [href: string, why: string][] = [
  ['/d/sub/../../etc/passwd', 'dot segments'], ['/d/sub/%2e%2e/%2E%2e/etc/passwd', 'dot segments in escapes'], ['/d/sub/..%2f..%2fetc', 'a slash in an escape'], ['/d/sub/..\\..\\etc', 'backslashes'],
  ['/etc/passwd', 'outside the base'], ['/d2/sub/b.md', 'a folder that begins alike'], ['http://other.example/d/sub/b.md', 'another host'], ['//other.example/d/sub/b.md', 'another host without a scheme'],
  ['http://service:x@127.0.0.1/d/sub/b.md', 'a password'], ['file:///d/sub/b.md', 'no web address'], ['/d/sub/b.md?download=1', 'a query'], ['/d/sub/a%00b.md', 'a zero byte'], ['/d/sub/%A4%A4.md', 'Big5'],
  ['/d/sub//b.md', 'an empty name'], ['/d/b.md', 'beside the folder'], ['javascript:alert(1)', 'a script'],
];
test.each(hrefs)('the href %s is not believed (%s), and then nothing is deleted', async (href) => {
  const { server, paths, failures, listing } = await ingest({ 'PROPFIND /d/sub/': multistatus(davFolder('/d/sub/'), davFile('/d/sub/b.md'), davFile(href)) });
  expect({ paths, failures, complete: listing.complete }).toEqual({ paths: ['a.md', 'sub/b.md'], failures: ['sub WEBDAV_HREF_REFUSED'], complete: false });
  expect(server.requests.map(({ line }) => line).filter((line) => !(line in GOOD))).toEqual([]);
});

test('an href gives a path below the base or a reason, whatever it is', () => {
  for (const href of ['', '#', '?', '%', 'x'.repeat(10_000), '\u0000', '////', 'http://', '/d']) expect(readHref(href, new URL('http://h/d/'))).toEqual(expect.objectContaining({}));
  expect(readHref('/d', new URL('http://h/d/'))).toEqual({ path: '' });
});

test('a folder without end is left at a depth, and then nothing is deleted', async () => {
  const server = await scriptedWebDav((line) => {
    const path = encodeURI(line.replace(/^\S+ /, ''));
    return line.startsWith('PROPFIND') ? multistatus(davFolder(path), davFolder(`${path}up/`), davFile(`${path}a.md`)) : undefined;
  });
  const files = openWebDav({ url: `${server.url}/`, user: 'u', password: 'p' }, { delays: [] });
  const listing = await files.list({});
  await files.close();
  await server.close();
  expect({ complete: listing.complete, problems: listing.problems.map(({ code }) => code) }).toEqual({ complete: false, problems: ['FOLDER_TOO_DEEP'] });
});

const files: [name: string, answer: DavAnswer, code: string][] = [
  ['is a page to log in on elsewhere', { status: 302, headers: { location: '{base}/login' } }, 'a.md WEBDAV_REDIRECT'],
  ['is on another host', { status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data' } }, 'a.md WEBDAV_REDIRECT'],
  ['grew over the limit', { status: 200, body: 'x'.repeat(2_000) }, 'a.md FILE_TOO_LARGE'],
  ['grows without saying so', { status: 200, body: 'x'.repeat(200_000), headers: { 'transfer-encoding': 'chunked' } }, 'a.md FILE_TOO_LARGE'],
  ['comes in half', { status: 200, body: 'x'.repeat(500), cut: 100 }, 'a.md WEBDAV_UNREACHABLE'],
  ['comes as a range', { status: 206, body: '一' }, 'a.md WEBDAV_NOT_SPOKEN'],
  ['is gone', { status: 404 }, 'a.md WEBDAV_MISSING'],
];
test.each(files)('a file that %s is a failure, and keeps its place in the listing', async (_name, answer, code) => {
  const { paths, failures, listing } = await ingest({ 'GET /d/a.md': answer });
  expect({ paths, failures, complete: listing.complete, ids: listing.ids.length }).toEqual({ paths: ['sub/b.md'], failures: [code], complete: true, ids: 2 });
});

test('an access.yaml that cannot be had hides what it governs', async () => {
  for (const access of [davFile('/d/sub/access.yaml', 9), '<D:response><D:href>/d/sub/access.yaml</D:href><D:status>HTTP/1.1 403 Forbidden</D:status></D:response>']) {
    const { failures, listing } = await ingest({ 'PROPFIND /d/sub/': multistatus(davFolder('/d/sub/'), access, davFile('/d/sub/b.md')), 'GET /d/sub/access.yaml': { status: 403 } });
    expect(failures).toContain('sub/access.yaml ACCESS_FILE_BROKEN');
    expect(listing.ids).toHaveLength(2);
  }
});

test('the password goes to the server alone, and a redirect below the base is followed with it', async () => {
  const other = await scriptedWebDav(() => ({ status: 200, body: 'x' }));
  const { server, paths } = await ingest({ 'PROPFIND /d/sub/': { status: 308, headers: { location: '{base}/d/moved/' } }, 'PROPFIND /d/moved/': GOOD['PROPFIND /d/sub/']!, 'GET /d/a.md': { status: 302, headers: { location: `${other.url}/a.md` } } });
  await other.close();
  expect(paths).toEqual(['sub/b.md']);
  expect(other.requests).toEqual([]);
  expect(server.requests.every(({ authorization }) => authorization === `Basic ${Buffer.from(`service:${SECRET}`).toString('base64')}`)).toBe(true);
});

test.each([
  { why: 'plain http', url: 'http://nas.company.example/d/', code: 'WEBDAV_PLAIN_HTTP' },
  { why: 'a host that looks like this machine', url: 'http://127.0.0.1.company.example/', code: 'WEBDAV_PLAIN_HTTP' },
  { why: 'a password in the address', url: `https://u:${SECRET}@nas/d/`, code: 'WEBDAV_URL' },
  { why: 'another protocol', url: 'ftp://nas/d/', code: 'WEBDAV_URL' },
  { why: 'a query', url: 'https://nas/d/?a=1', code: 'WEBDAV_URL' },
  { why: 'no address', url: 'nas', code: 'WEBDAV_URL' },
  { why: 'a folder above', url: 'https://nas/d/', folder: '../x', code: 'WEBDAV_FOLDER' },
])('$why is refused before anything is asked, without showing a password', ({ url, folder, code }) => {
  const open = () => openWebDav({ url, user: 'u', password: SECRET, folder });
  expect(open).toThrow(expect.objectContaining({ code, message: expect.not.stringContaining(SECRET) }));
});

test('no error of a connection test shows the password, in whatever form', async () => {
  const server = await scriptedWebDav(() => ({ status: 401, body: SECRET }));
  const failed = await checkWebDav({ url: server.url, user: 'service', password: SECRET }).catch((error: unknown) => error);
  await server.close();
  expect(failed).toMatchObject({ code: 'WEBDAV_LOGIN' });
  for (const form of [SECRET, Buffer.from(`service:${SECRET}`).toString('base64')]) expect(inspect(failed, { depth: 9, showHidden: true })).not.toContain(form);
});

test('a cancelled execution ends the walk and the reading at once', async () => {
  const abort = new AbortController();
  const began = performance.now();
  setTimeout(() => abort.abort(new Error('cancelled')), 100);
  await expect(ingest({ 'GET /d/a.md': { status: 200, silent: true } }, { timeout: 60_000, signal: abort.signal })).rejects.toThrow('cancelled');
  expect(performance.now() - began).toBeLessThan(10_000);
});
