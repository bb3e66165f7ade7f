import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openParser } from '../../../src/adapters/file/openParser';
import { openLibreOffice } from '../../../src/adapters/process/openLibreOffice';
import type { Document } from '../../../src/document/Document';

const folder = mkdtempSync(join(tmpdir(), 'office-'));
const at = (name: string) => join(folder, name);
const office = openLibreOffice(at('own'), { milliseconds: 60_000 });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const origin = (path: string) => ({ tenant: 't', source: { id: 's', path }, access: { allow: [], deny: [] } });
/** A flat OpenDocument text, of which LibreOffice makes the old file that a test needs. */
const flat = (body: string, styles = '') => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">${styles}<office:body><office:text>${body}</office:text></office:body></office:document>`);
const make = async (body: string): Promise<Uint8Array> => (await office!(flat(body), 'fodt', 'doc' as 'docx'))!;

const cell = (text: string, more = '') => `<table:table-cell ${more} office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const RULES = `<text:h text:outline-level="1">差勤管理辦法</text:h><text:p>員工應於上班前打卡。</text:p><text:h text:outline-level="2">請假</text:h>
<table:table table:name="t"><table:table-column table:number-columns-repeated="2"/><table:table-row>${cell('假別與天數', 'table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row><table:table-row>${cell('事假')}${cell('十四天')}</table:table-row></table:table>`;

(office ? describe : describe.skip)('LibreOffice (Debian: apt-get install libreoffice-writer-nogui libreoffice-impress-nogui)', () => {
  test('gives headings and merged cells of a Word 97 file, which our own reader loses', async () => {
    const bytes = await make(RULES);
    const parser = openParser();
    const plain = openParser({ office: 'off' });
    const [[read], [without]] = [await parser.read(bytes, origin('a.doc')), await plain.read(bytes, origin('a.doc'))] as [[Document], [Document]];
    await Promise.all([parser.close(), plain.close()]);
    expect(read.markdown).toContain('# 差勤管理辦法');
    expect(read.markdown).toContain('## 請假');
    expect(read.markdown).toContain('| 假別與天數 | 假別與天數 |');
    expect(read.warnings).toEqual([]);
    expect(without.markdown).not.toContain('## 請假');
    expect(without.warnings.map(({ code }) => code)).toEqual(['LIBREOFFICE_MISSING']);
  }, 60_000);

  test('asks nobody for a picture that a document links to', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => (asked.push(request.url ?? ''), response.end())).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const bytes = await make(`<text:p>前<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="http://127.0.0.1:${(server.address() as AddressInfo).port}/tracking.png" xlink:type="simple"/></draw:frame>後</text:p>`);
    expect(await office!(bytes, 'doc', 'docx')).toBeDefined();
    server.close();
    expect(asked).toEqual([]);
  }, 60_000);

  test('leaves no file of a document behind, whether it can read it or not', async () => {
    await office!(flat('<text:p>一</text:p>'), 'fodt', 'docx');
    await office!(Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken', 'latin1'), 'doc', 'docx').catch(() => undefined);
    expect(documentsIn(at('own'))).toEqual([]);
  }, 60_000);

  test('has a profile that runs no macro and follows no link', async () => {
    await office!(flat('<text:p>一</text:p>'), 'fodt', 'docx');
    const profile = readFileSync(join(at('own'), 'profile/user/registrymodifications.xcu'), 'utf8');
    for (const name of ['DisableMacrosExecution', 'BlockUntrustedRefererLinks']) expect(profile).toMatch(new RegExp(`"${name}"[^>]*><value>true<`));
    expect(profile).toMatch(/"MacroSecurityLevel"[^>]*><value>3</);
  }, 60_000);

  test('is ended when it takes too long, and leaves no file', async () => {
    const quick = openLibreOffice(at('quick'), { milliseconds: 100 });
    await expect(quick!(flat(RULES), 'fodt', 'docx')).rejects.toMatchObject({ code: 'PROGRAM_TIMEOUT', message: expect.stringContaining('LibreOffice was ended') });
    expect(documentsIn(at('quick'))).toEqual([]);
  }, 60_000);

  test('is ended with all its files when the execution is cancelled in the middle of a document', async () => {
    const bytes = await make(RULES);
    const own = mkdtempSync(join(folder, 'tmp-'));
    const parser = openParser({ temporary: own });
    const abort = new AbortController();
    const reading = parser.read(bytes, origin('a.doc'), abort.signal).catch((error: unknown) => error);
    try {
      await until(() => readdirSync(own).length > 0);
    } finally {
      abort.abort(new Error('cancelled'));
      await parser.close();
    }
    expect(await reading).toMatchObject({ message: 'cancelled' });
    await until(() => programsOf(own).length === 0);
    expect(readdirSync(own)).toEqual([]);
  }, 60_000);
});

/** All but the profile and what its libraries keep of fonts and settings. */
const documentsIn = (path: string) => readdirSync(path).filter((name) => name !== 'profile' && !name.startsWith('.'));

async function until(met: () => boolean): Promise<void> {
  for (let tries = 0; !met(); tries++) {
    if (tries > 300) throw new Error('It was not met within 30 s.');
    await wait(100);
  }
}

/** The programs that name a folder in their command line. */
function programsOf(path: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(join('/proc', pid, 'cmdline'), 'utf8').includes(path);
    } catch {
      return false;
    }
  });
}
