import { join } from 'node:path';
import { openParser, type FileParser, type ParserOptions } from '../../../src/adapters/file/openParser';

const script = join(process.cwd(), 'test/fixtures/stuckParser.cjs');

describe('openParser', () => {
  let parser: FileParser;
  const open = (options: ParserOptions) => (parser = openParser({ script, ...options }));
  afterEach(() => parser.close());

  const attacks: [name: string, why: string, bytes: string, code: string][] = [
    ['hangs', 'a bomb must not hold the run', 'hang', 'PARSE_TIMEOUT'],
    ['crashes', 'a broken file must not end n8n', 'crash', 'PARSE_CRASHED'],
    ['exits', 'a library may give up', 'exit', 'PARSE_CRASHED'],
    ['eats memory', 'the heap is limited', 'memory', 'PARSE_CRASHED'],
  ];
  test.each(attacks)('fails a file that %s and reads the next (%s)', async (_name, _why, bytes, code) => {
    open({ timeoutMilliseconds: code === 'PARSE_TIMEOUT' ? 300 : 20_000, maxHeapMegabytes: 64 });
    const [bad, good] = [parser.parse(Buffer.from(bytes), 'md'), parser.parse(Buffer.from('好'), 'md')];
    await expect(bad).rejects.toMatchObject({ code });
    await expect(good).resolves.toEqual({ markdown: '好' });
  });

  test('ends at once when the execution is cancelled', async () => {
    open({});
    const cancel = new AbortController();
    const parsing = parser.parse(Buffer.from('hang'), 'md', cancel.signal);
    setTimeout(() => cancel.abort(new Error('cancelled')), 100);
    await expect(parsing).rejects.toThrow('cancelled');
  });
});
