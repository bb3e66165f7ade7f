import { join } from 'node:path';
import { openParser, type FileParser, type ParserOptions } from '../../../src/adapters/file/openParser';

const script = join(process.cwd(), 'test/fixtures/stuckParser.cjs');

const origin = { tenant: 't', source: { id: 's', path: 'a.md' }, access: { allow: ['everyone' as const], deny: [] } };

describe('openParser', () => {
  let parser: FileParser;
  const open = (options: ParserOptions) => (parser = openParser({ script, ...options }));
  afterEach(() => parser.close());

  const attacks: [name: string, why: string, bytes: string, code: string][] = [
    ['hangs', 'a bomb must not hold the run', 'hang', 'PARSE_TIMEOUT'],
    ['crashes', 'a broken file must not end n8n', 'crash', 'PARSE_CRASHED'],
    ['exits', 'a library may give up', 'exit', 'PARSE_CRASHED'],
    ['eats memory', 'the heap is limited', 'memory', 'PARSE_CRASHED'],
    ['eats buffers', 'heap limits do not see them', 'buffers', 'PARSE_CRASHED'],
  ];
  test.each(attacks)('fails a file that %s and reads the next (%s)', async (_name, _why, bytes, code) => {
    open({ timeoutMilliseconds: code === 'PARSE_TIMEOUT' ? 300 : 20_000, maxHeapMegabytes: 64, maxGrowthMegabytes: 300 });
    const [bad, good] = [parser.read(Buffer.from(bytes), origin), parser.read(Buffer.from('好'), origin)];
    await expect(bad).resolves.toMatchObject([{ source: origin.source, access: origin.access, error: { code } }]);
    await expect(good).resolves.toEqual([{ markdown: '好' }]);
  });

  test('keeps what a container gave before it hung', async () => {
    open({ timeoutMilliseconds: 300 });
    await expect(parser.read(Buffer.from('member, then hang'), origin)).resolves.toMatchObject([{ markdown: 'member' }, { error: { code: 'PARSE_TIMEOUT' } }]);
  });

  test('ends at once when the execution is cancelled', async () => {
    open({});
    const cancel = new AbortController();
    const parsing = parser.read(Buffer.from('hang'), origin, cancel.signal);
    setTimeout(() => cancel.abort(new Error('cancelled')), 100);
    await expect(parsing).rejects.toThrow('cancelled');
  });
});
