import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingestFolder } from '../../src/adapters/file/ingestFolder';
import { type FileParser, openParser } from '../../src/adapters/file/openParser';
import type { Document, FailedDocument } from '../../src/document/Document';
import { describeWith } from '../fixtures/describeWith';
import { HOSTILE_FILES, HUGE_PICTURES, type HostileFile } from '../fixtures/hostile/hostileFiles';

type Read = Document | FailedDocument;

const originOf = (path: string) => ({ tenant: 't', source: { id: 's', path }, access: { allow: ['everyone' as const], deny: [] } });
const outcome = (one: Read) => ('error' in one ? one.error.code : 'read');
const count = (all: readonly Read[]) => Object.fromEntries(Array.from(Map.groupBy(all, outcome), ([code, { length }]) => [code, length]));

/** Each failure says what is wrong and what to do, nothing of the server has come in, and no entity was expanded. */
function expectClear(all: readonly Read[]): void {
  expect(all.length).toBeGreaterThan(0);
  for (const one of all) if ('error' in one) expect(one.error).toEqual({ code: expect.stringMatching(/^[A-Z][A-Z0-9_]+$/), message: expect.stringMatching(/\w.*\.$/s), todo: expect.stringMatching(/\w.*\.$/s) });
  expect(JSON.stringify(all)).not.toMatch(/root:x:|hahaha/);
}

async function expectStillReads(parser: FileParser): Promise<void> {
  await expect(parser.read(Buffer.from('# Good\n\nText.'), originOf('good.md'))).resolves.toMatchObject([{ title: 'Good' }]);
}

async function attack(parser: FileParser, { path, make, gets }: HostileFile): Promise<void> {
  const all = await parser.read(await make(), originOf(path));
  expectClear(all);
  expect(count(all)).toEqual(gets);
  await expectStillReads(parser);
}

describe('a hostile file', () => {
  let parser: FileParser;
  beforeAll(() => (parser = openParser({ timeoutMilliseconds: 20_000, ocr: 'off' })));
  afterAll(() => parser.close());

  test.each(HOSTILE_FILES)('gets what it should: $name ($why)', (file) => attack(parser, file));
});

describeWith('tesseract')('a picture that claims to be huge', () => {
  let parser: FileParser;
  beforeAll(() => (parser = openParser({ timeoutMilliseconds: 20_000 })));
  afterAll(() => parser.close());

  test.each(HUGE_PICTURES)('is refused before it is unpacked: $name ($why)', (file) => attack(parser, file));
});

test('a file of 1 GB is refused by its size, without being read, and the one beside it is taken', async () => {
  const root = await mkdtemp(join(tmpdir(), 'huge-'));
  const parser = openParser({ ocr: 'off' });
  try {
    const huge = await open(join(root, 'huge.txt'), 'w');
    await huge.truncate(1024 ** 3);
    await huge.close();
    await writeFile(join(root, 'access.yaml'), 'allow: [everyone]');
    await writeFile(join(root, 'small.md'), 'Text.');
    const before = process.memoryUsage().rss;
    const all: Read[] = [];
    for await (const one of ingestFolder(root, { tenant: 't', sourceId: 's', runId: 'r', parser })) all.push(one as Read);
    expectClear(all);
    expect(count(all)).toEqual({ FILE_TOO_LARGE: 1, read: 1 });
    expect(all.find((one) => 'error' in one)).toMatchObject({ error: { message: expect.stringContaining('1024.0 MB') } });
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
  } finally {
    await parser.close();
    await rm(root, { recursive: true });
  }
});

/** A damaged copy of a fixture, the same in every run. */
function* damage(bytes: Uint8Array, seed: number): Generator<[how: string, damaged: Uint8Array]> {
  for (const share of [0.1, 0.5, 0.9]) yield [`cut at ${share * 100} %`, bytes.subarray(0, Math.floor(bytes.length * share))];
  let state = seed;
  const next = (below: number) => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % below;
  for (let flip = 1; flip <= 6; flip++) {
    const damaged = Uint8Array.from(bytes);
    const at = next(bytes.length);
    damaged[at] = damaged[at]! ^ (1 << next(8));
    yield [`flip ${flip} at ${at}`, damaged];
  }
}

describe('a damaged copy of any format', () => {
  const ROOT = 'test/fixtures/documents';
  const smallest = new Map<string, string>();
  for (const path of readdirSync(ROOT).map((folder) => join(ROOT, folder, readdirSync(join(ROOT, folder)).find((name) => name.startsWith('input.'))!))) {
    const format = path.split('.').at(-1)!;
    const known = smallest.get(format);
    if (!known || readFileSync(path).length < readFileSync(known).length) smallest.set(format, path);
  }

  test('is read or fails in words, and never ends the parser', async () => {
    const parser = openParser({ timeoutMilliseconds: 10_000, ocr: 'off', office: 'off' });
    const stopped: string[] = [];
    for (const [seed, [format, path]] of [...smallest].entries()) {
      for (const [how, damaged] of damage(readFileSync(path), seed + 1)) {
        const all = await parser.read(damaged, originOf(`a.${format}`));
        expectClear(all);
        if (all.some((one) => /^PARSE_/.test(outcome(one)))) stopped.push(`${format} ${how}: ${JSON.stringify(count(all))}`);
      }
      await expectStillReads(parser);
    }
    await parser.close();
    expect(stopped).toEqual([]);
  }, 60_000);
});
