import { setTimeout as sleep } from 'node:timers/promises';
import { Patience } from '../../../src/adapters/file/Patience';

describe('Patience', () => {
  test('does not count the time of others', async () => {
    let ended = 0;
    const patience = new Patience(150, 10_000, () => ended++);
    await patience.waitFor(() => sleep(400));
    expect(ended).toBe(0);
    await sleep(400);
    expect(ended).toBe(1);
    patience.end();
  });

  test('waits for the slower of two', async () => {
    let ended = 0;
    const patience = new Patience(150, 10_000, () => ended++);
    await Promise.all([patience.waitFor(() => sleep(20)), patience.waitFor(() => sleep(400))]);
    expect(ended).toBe(0);
    patience.end();
  });

  test('gives each document its full time, and the whole file no more than its own', async () => {
    let ended = 0;
    const patience = new Patience(5_000, 300, () => ended++);
    for (let turn = 0; turn < 4; turn++) {
      await sleep(100);
      patience.refresh();
    }
    await sleep(200);
    expect(ended).toBeGreaterThan(0);
    patience.end();
  });
});
