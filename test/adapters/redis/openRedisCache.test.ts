import { setTimeout as wait } from 'node:timers/promises';
import { openRedisCache } from '../../../src/adapters/redis/openRedisCache';
import { cacheContract } from '../../contract/cache';
import { findProgram } from '../../fixtures/servers/findProgram';
import { freePort, runServer, type RunningServer } from '../../fixtures/servers/runServer';

const program = findProgram('redis-server');
const PASSWORD = 'redis-of-the-test';
let server: RunningServer | undefined;
let url = '';

beforeAll(async () => {
  if (!program) return;
  const port = await freePort();
  url = `redis://127.0.0.1:${port}`;
  server = await runServer(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--requirepass', PASSWORD], { host: '127.0.0.1', port });
});
afterAll(() => server?.stop());

if (program) cacheContract('Redis', async (knowledgeBase) => openRedisCache({ url, password: PASSWORD }, 'default', knowledgeBase), (seconds) => wait(seconds * 1000));
else test.skip('Redis keeps the contract (Debian: apt-get install redis-server)', () => undefined);

test.each([
  { url: 'http://127.0.0.1:6379', why: 'another protocol' },
  { url: 'redis://:secret@127.0.0.1:6379', why: 'a password that logs would show' },
  { url: 'nonsense', why: 'no address' },
])('$why is refused without showing it', ({ url: wrong }) => {
  expect(() => openRedisCache({ url: wrong }, 'default', 'a')).toThrow(expect.objectContaining({ code: 'REDIS_URL', message: expect.not.stringContaining('secret') }));
});

test('a server that is not there is an error of its own, soon', async () => {
  const cache = openRedisCache({ url: `redis://127.0.0.1:${await freePort()}` }, 'default', 'a');
  const began = performance.now();
  await expect(cache.get('k')).rejects.toMatchObject({ code: 'REDIS_UNREACHABLE' });
  expect(performance.now() - began).toBeLessThan(5000);
  await cache.close();
});

(program ? test : test.skip)('a wrong password is an error that does not show it', async () => {
  const cache = openRedisCache({ url, password: 'wrong-password' }, 'default', 'a');
  await expect(cache.get('k')).rejects.toMatchObject({ code: 'REDIS_UNREACHABLE', message: expect.not.stringContaining('wrong-password') });
  await cache.close();
});
