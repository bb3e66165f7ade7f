import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileDirectory } from '../../../src/adapters/file/openFileDirectory';
import type { Asker } from '../../../src/principal/Principal';

const YAML = 'people:\n  - { id: wang, logins: [{ issuer: portal, subject: w.wang }] }\n  - { id: lin, disabled: true }\ngroups:\n  - { id: hr, members: [wang] }\n';
const NOW = new Date('2026-01-02T03:04:05.000Z');

describe('openFileDirectory', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directory-'));
    path = join(folder, 'directory.yaml');
    await writeFile(path, YAML);
    await utimes(path, new Date(0), new Date(0));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const open = (cacheSeconds = 60) => openFileDirectory({ kind: 'file', path, tenant: 't', cacheSeconds }, () => NOW);

  test('resolves a login to a principal that expires', async () => {
    const asker: Asker = { issuer: 'portal', subject: 'w.wang', assurance: 'token' };
    expect(await open().resolve(asker)).toEqual({ tenant: 't', user: 'user:wang', groups: ['group:hr'], resolvedAt: NOW.toISOString(), expiresAt: '2026-01-02T03:05:05.000Z' });
  });

  test('never lets a principal live longer than 300 seconds', async () => {
    expect((await open(9_999).resolve({ issuer: 'portal', subject: 'w.wang', assurance: 'token' })).expiresAt).toBe('2026-01-02T03:09:05.000Z');
  });

  const refused: [name: string, asker: Asker, reason: string][] = [
    ['an unknown login', { issuer: 'portal', subject: 'nobody', assurance: 'token' }, 'PERSON_UNKNOWN'],
    ['another issuer', { issuer: 'other', subject: 'w.wang', assurance: 'token' }, 'PERSON_UNKNOWN'],
    ['a disabled person', { issuer: 'directory', subject: 'lin', assurance: 'typed' }, 'PERSON_DISABLED'],
    ['a group as a person', { issuer: 'directory', subject: 'hr', assurance: 'typed' }, 'PERSON_UNKNOWN'],
  ];
  test.each(refused)('refuses %s, and tells the reason to the audit log alone', (_name, asker, reason) => expect(open().resolve(asker)).rejects.toMatchObject({ code: 'PERSON_REFUSED', message: 'The directory does not let this person ask.', reason }));

  test('knows a typed person by id', async () => {
    expect((await open().resolve({ issuer: 'directory', subject: 'user:wang', assurance: 'typed' })).user).toBe('user:wang');
  });

  test('sees a change of the file at the next question', async () => {
    const directory = open();
    const asker: Asker = { issuer: 'portal', subject: 'w.wang', assurance: 'token' };
    await directory.resolve(asker);
    await writeFile(path, 'people: []\n');
    await expect(directory.resolve(asker)).rejects.toMatchObject({ reason: 'PERSON_UNKNOWN' });
  });

  test('answers every name', async () => {
    expect([...(await open().resolveNames(['wang', 'hr', 'x']))]).toEqual([['wang', 'user:wang'], ['hr', 'group:hr'], ['x', 'unknown']]);
  });

  test('says what to do about a missing file', async () => {
    await rm(path);
    await expect(open().resolveNames([])).rejects.toMatchObject({ code: 'DIRECTORY_UNREADABLE', todo: expect.stringContaining('Directory credential') });
  });
});
