import { openWebDav } from '../../../src/adapters/webdav/openWebDav';
import type { FileListing } from '../../../src/document/FileSource';
import { type DavAnswer, davFile, davFolder, multistatus, scriptedWebDav } from '../../fixtures/servers/scriptedWebDav';

/** Lists what a server answers below a path. */
async function list(answers: Readonly<Record<string, DavAnswer>>, path: string): Promise<FileListing> {
  const server = await scriptedWebDav((line, base) => {
    const answer = answers[line.replace(/^PROPFIND /, '')];
    return answer && { ...answer, body: String(answer.body).replaceAll('{base}', base) };
  });
  const files = openWebDav({ url: `${server.url}${path}`, user: 'u', password: 'p' }, { delays: [] });
  try {
    return await files.list({});
  } finally {
    await files.close();
    await server.close();
  }
}

/** As its developer manual shows it: prefixes of its own, properties that a file does not have under 404, folders with a slash, the mark of a version in quotes. */
const nextcloud = (user: string) => ({
  [`/remote.php/dav/files/${user}/規章/`]: {
    status: 207,
    body: `<?xml version="1.0"?>
<d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns" xmlns:nc="http://nextcloud.org/ns">
 <d:response><d:href>/remote.php/dav/files/${encodeURIComponent(user)}/%e8%a6%8f%e7%ab%a0/</d:href>
  <d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype><d:getlastmodified>Wed, 20 Jul 2022 05:12:23 GMT</d:getlastmodified><d:getetag>&quot;62d78d3f&quot;</d:getetag><oc:fileid>40</oc:fileid></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
  <d:propstat><d:prop><d:getcontentlength/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>
 <d:response><d:href>/remote.php/dav/files/${encodeURIComponent(user)}/%e8%a6%8f%e7%ab%a0/%e8%ab%8b%e5%81%87.docx</d:href>
  <d:propstat><d:prop><d:resourcetype/><d:getcontentlength>12345</d:getcontentlength><d:getlastmodified>Wed, 20 Jul 2022 05:12:23 GMT</d:getlastmodified><d:getetag>&quot;9b8a&quot;</d:getetag><oc:fileid>41</oc:fileid></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>
</d:multistatus>`,
  },
});

test('Nextcloud\'s answer is read, under a user name with an @, with a link that opens the file there', async () => {
  const user = 'n8n@company.example';
  const { files, complete } = await list(nextcloud(user), `/remote.php/dav/files/${user}/%E8%A6%8F%E7%AB%A0`);
  expect({ files, complete }).toEqual({ complete: true, files: [{ path: '請假.docx', size: 12345, modifiedAt: '2022-07-20T05:12:23.000Z', etag: '"9b8a"', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/index\.php\/f\/41$/) }] });
});

const shapes: [name: string, why: string, answers: Readonly<Record<string, DavAnswer>>, path: string, paths: string[]][] = [
  ['Synology', 'its WebDAV Server is Apache: DAV properties under prefixes of their own (lp1), recycle bin and thumbnails beside the documents', {
    '/share/': {
      status: 207,
      body: `<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">${['', 'a.pdf', '%23recycle/', '%40eaDir/'].map((name) => `<D:response xmlns:lp1="DAV:" xmlns:lp2="http://apache.org/dav/props/"><D:href>/share/${name}</D:href><D:propstat><D:prop><lp1:resourcetype>${name.endsWith('pdf') ? '' : '<D:collection/>'}</lp1:resourcetype>${name.endsWith('pdf') ? '<lp1:getcontentlength>5</lp1:getcontentlength><lp1:getlastmodified>Thu, 01 Jan 2026 00:00:00 GMT</lp1:getlastmodified><lp1:getetag>W/"5-1"</lp1:getetag><lp2:executable>F</lp2:executable>' : ''}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`).join('')}</D:multistatus>`,
    },
  }, '/share/', ['a.pdf']],
  ['IIS', 'whole addresses, unescaped', { '/文件/': multistatus(davFolder('{base}/文件/'), davFile('{base}/文件/甲 乙.md')) }, '/文件', ['甲 乙.md']],
  ['a server behind a proxy', 'it believes that it is asked without TLS, on another port', { '/d/': multistatus(davFolder('https://127.0.0.1:8443/d/'), davFile('https://127.0.0.1:8443/d/a.md')) }, '/d/', ['a.md']],
  ['a default namespace', 'no prefix at all', { '/d/': { status: 207, body: multistatus(davFolder('/d/'), davFile('/d/a.md')).body?.toString().replaceAll('D:', '').replace('xmlns:D', 'xmlns').replace('xmlns="DAV:"', 'xmlns="DAV:"').replace('<multistatus xmlns="">', '<multistatus xmlns="DAV:">') } }, '/d/', ['a.md']],
  ['folders without a slash', 'the type says what it is', { '/d/': multistatus(davFolder('/d'), davFolder('/d/e'), davFile('/d/a.md')), '/d/e/': multistatus(davFolder('/d/e'), davFile('/d/e/b.md')) }, '/d/', ['a.md', 'e/b.md']],
  ['more than was asked for', 'a server that takes depth 1 for everything: what lies deeper is asked for where it lies', { '/d/': multistatus(davFolder('/d/'), davFolder('/d/e/'), davFile('/d/e/b.md')), '/d/e/': multistatus(davFolder('/d/e/'), davFile('/d/e/b.md')) }, '/d/', ['e/b.md']],
  ['itself last', 'no order is promised', { '/d/': multistatus(davFile('/d/a.md'), davFolder('/d/')) }, '/d/', ['a.md']],
];
test.each(shapes)('the answer of %s is read (%s)', async (_name, _why, answers, path, paths) => {
  const { files, complete, problems } = await list(answers, path);
  expect({ paths: files.map((file) => file.path), complete, problems }).toEqual({ paths, complete: true, problems: [] });
});

test('a mark is the same when the second in which the file was written is over', async () => {
  const etag = async (mark: string) => (await list({ '/d/': multistatus(davFolder('/d/'), davFile('/d/a.md', 1, mark)) }, '/d/')).files[0]?.etag;
  expect(await etag('W/"6-64c"')).toBe(await etag('"6-64c"'));
});
