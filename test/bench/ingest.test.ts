import { ingestTwice } from '../../bench/ingest';

test('a folder of all formats is read once, and after that only what changed or could not be read', async () => {
  const [first, second, third] = await ingestTwice({ documents: 200, vectors: false });
  expect(first!.added).toBeGreaterThan(200);
  expect(first!.turns).toBe(2);
  expect(third).toMatchObject({ added: 0, updated: 0, chunks: 0, skipped: first!.added });
  expect(second).toMatchObject({ run: '2 changed', added: 0, updated: 2, read: third!.read + 2 });
  expect(third!.read).toBeLessThanOrEqual(third!.failed);
}, 60_000);
