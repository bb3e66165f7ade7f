import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as iconv from 'iconv-lite';
import type { Directory, NameResolution } from '../../src/access/Directory';
import { parseWindowsRights } from '../../src/access/parseWindowsRights';
import { ingestFolder } from '../../src/adapters/file/ingestFolder';
import { readAccessRules } from '../../src/adapters/file/readAccessRules';

const HEAD = '"Path","SID","Right","Type","Inherited"\r\n';
const HR = 'S-1-5-21-1-2-3-1107';
const row = (sid: string, right: string, type = 'Allow', path = 'a.md') => `"${path}","${sid}","${right}","${type}","True"\r\n`;
const rule = (...rows: string[]) => parseWindowsRights(HEAD + rows.join('')).get('a.md');

test.each<[why: string, rows: string[], allow: string[], deny: string[]]>([
  ['a right to read allows', [row(HR, 'ReadAndExecute, Synchronize')], [HR], []],
  ['a right to write alone does not', [row(HR, 'Write, Synchronize')], [], []],
  ['full control allows', [row(HR, 'FullControl')], [HR], []],
  ['generic rights come as negative numbers', [row(HR, '-1610612736')], [HR], []],
  ['GENERIC_ALL comes as a number', [row(HR, '268435456')], [HR], []],
  ['a number without the bit to read does not allow', [row(HR, '1048576')], [], []],
  ['an unknown right grants nothing', [row(HR, 'ReadEverything')], [], []],
  ['an unknown right denies', [row(HR, 'ReadEverything', 'Deny')], [], [HR]],
  ['a denial of reading denies', [row(HR, 'ReadData', 'Deny')], [], [HR]],
  ['a denial of writing does not', [row(HR, 'Write, Delete', 'Deny')], [], []],
  ['the machine\'s own accounts are nobody', [row('S-1-5-18', 'FullControl'), row('S-1-5-32-544', 'FullControl'), row('S-1-3-0', 'FullControl')], [], []],
  ['a denial of such an account stays, and will hide the file', [row('S-1-5-32-544', 'Read', 'Deny')], [], ['S-1-5-32-544']],
  ['GENERIC_EXECUTE alone is no right to read', [row(HR, '536870912')], [], []],
  ['GENERIC_READ and GENERIC_EXECUTE come as one unsigned number too', [row(HR, '2684354560')], [HR], []],
  ['a denial of GENERIC_ALL denies', [row(HR, '268435456', 'Deny')], [], [HR]],
  ['a name of a right in another language grants nothing', [row(HR, '讀取')], [], []],
  ['a name of a right in another language denies', [row(HR, '讀取', 'Deny')], [], [HR]],
  ['Everyone and Authenticated Users are named by their SIDs', [row('S-1-1-0', 'Read'), row('S-1-5-11', 'Read')], ['S-1-1-0', 'S-1-5-11'], []],
  ['BUILTIN\\Administrators, CREATOR OWNER and OWNER RIGHTS are nobody who asks', [row('S-1-5-32-544', 'FullControl'), row('S-1-3-0', 'FullControl'), row('S-1-3-4', 'FullControl')], [], []],
  ['an allowance before a denial', [row(HR, 'FullControl'), row(HR, 'Read', 'Deny')], [HR], [HR]],
  ['a denial before an allowance', [row(HR, 'Read', 'Deny'), row(HR, 'FullControl')], [HR], [HR]],
  ['inherited and own rows count alike', [row(HR, 'Read').replace('"True"', '"False"'), row('S-1-1-0', 'Read')], [HR, 'S-1-1-0'], []],
  ['an inherited flag in another language', [row(HR, 'Read').replace('"True"', '"真"')], [HR], []],
  ['BUILTIN\\Users stays, to be reported', [row('S-1-5-32-545', 'Read')], ['S-1-5-32-545'], []],
])('%s', (_why, rows, allow, deny) => expect(rule(...rows)).toMatchObject({ allow, deny }));

test.each<[why: string, text: string, message: RegExp]>([
  ['a name in place of a SID', HEAD + row('FORMOSA\\hr', 'Read'), /row 2: SID is no SID/],
  ['neither allow nor deny', HEAD + row(HR, 'Read', 'Maybe'), /row 2: Type/],
  ['a missing column', '"Path","SID"\r\n"a.md","S-1-1-0"\r\n', /row 2: Right/],
  ['a row cut off in the middle', HEAD + row(HR, 'Read') + '"b.md","S-1-', /Path, SID, Right, Type/],
])('refuses the whole file for %s', (_why, text, message) => expect(() => parseWindowsRights(text)).toThrow(message));

test.each<[why: string, encode: (text: string) => Uint8Array]>([
  ['Export-Csv -Encoding UTF8 of Windows PowerShell', (text) => Buffer.from(`\uFEFF${text}`)],
  ['Export-Csv of PowerShell 7', (text) => Buffer.from(text)],
  ['Export-Csv -Encoding Unicode', (text) => iconv.encode(text, 'utf16le', { addBOM: true })],
  ['Export-Csv -Encoding BigEndianUnicode', (text) => iconv.encode(text, 'utf16be', { addBOM: true })],
  ['Export-Csv -Encoding Default on a Traditional Chinese Windows', (text) => iconv.encode(text, 'big5')],
])('reads what %s writes', async (_why, encode) => {
  const names = ['人事規章/員工手冊.md', '財務部/差旅費用報支辦法.md', '總務/停車位申請說明.md', '業務部\\客戶名單.md'];
  const bytes = encode(HEAD + names.map((name) => row(HR, 'ReadAndExecute, Synchronize', 'Allow', name)).join(''));
  const { rules, problems } = await readAccessRules(async () => Promise.resolve(bytes), ['windows-rights.csv']);
  expect(problems).toEqual([]);
  expect([...rules.keys()]).toEqual(names.map((name) => name.replace('\\', '/')));
  expect([...rules.values()]).toEqual(names.map(() => expect.objectContaining({ allow: [HR], deny: [] })));
});

test('a folder with rights from Windows: files follow their rows, unresolved SIDs are reported, files without rows are invisible', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'windows-rights-'));
  const known: Record<string, NameResolution> = { [HR]: 'group:hr', 'S-1-1-0': 'everyone' };
  const directory = { resolveNames: async (names: readonly string[]) => new Map(names.map((name) => [name, known[name] ?? 'unknown'])) } as unknown as Directory;
  const rows = [row(HR, 'Read', 'Allow', 'hr.md'), row('S-1-1-0', 'Read', 'Allow', 'open.md'), row('S-1-5-21-9-9-9-1', 'Read', 'Allow', 'open.md'), row('S-1-1-0', 'Read', 'Allow', 'hidden.md'), row('S-1-5-21-9-9-9-2', 'Read', 'Deny', 'hidden.md'), row('S-1-1-0', 'Read', 'Allow', 'sub')];
  await mkdir(join(folder, 'sub'));
  for (const name of ['hr.md', 'open.md', 'hidden.md', 'new.md', 'sub/new.md']) await writeFile(join(folder, name), `# ${name}\n\nText.\n`);
  const read = async (text: string) => {
    await writeFile(join(folder, 'windows-rights.csv'), text);
    const got: Record<string, unknown> = {};
    const problems: string[] = [];
    for await (const each of ingestFolder(folder, { tenant: 't', sourceId: 's', runId: 'r', directory })) {
      if ('error' in each) problems.push(each.error.message);
      else got[each.source.path] = each.access;
    }
    return { got, problems: problems.join('\n') };
  };
  const { got, problems } = await read(`\uFEFF${HEAD}${rows.join('')}`);
  expect(got).toEqual({ 'hr.md': { allow: ['group:hr'], deny: [] }, 'open.md': { allow: ['everyone'], deny: [] }, 'hidden.md': { allow: [], deny: [] }, 'new.md': { allow: [], deny: [] }, 'sub/new.md': { allow: [], deny: [] } });
  expect(problems).toMatch(/S-1-5-21-9-9-9-1.*grants nothing/);
  expect(problems).toMatch(/S-1-5-21-9-9-9-2.*hidden from everyone/);
  const broken = await read('no CSV at all');
  expect(Object.values(broken.got)).toEqual(Array(5).fill({ allow: [], deny: [] }));
  await rm(folder, { recursive: true });
});
