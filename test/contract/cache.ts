import type { Cache } from '../../src/knowledge/Cache';

/** What every Cache promises. `wait` lets so many seconds pass for it. */
export function cacheContract(name: string, open: (knowledgeBase: string) => Promise<Cache>, wait: (seconds: number) => Promise<void>): void {
  describe(name, () => {
    let count = 0;
    let cache: Cache;
    let base: string;
    beforeEach(async () => {
      base = `cache-${process.pid}-${count++}`;
      cache = await open(base);
    });
    afterEach(() => cache.close());

    test('what was set is found until its time is over, and each look-up is counted', async () => {
      expect(await cache.get('a')).toEqual({ hits: 0, misses: 1 });
      await cache.set('a', '答案 "x"\n\0', 1);
      expect(await cache.get('a')).toEqual({ value: '答案 "x"\n\0', hits: 1, misses: 1 });
      await wait(1.2);
      expect(await cache.get('a')).toEqual({ hits: 1, misses: 2 });
    });

    test('the last value counts, and no key reaches another or another knowledge base', async () => {
      for (const value of ['one', 'two']) await cache.set('k:1', value, 60);
      await cache.set("k:1'; DROP TABLE entries; --", 'hostile', 60);
      expect((await cache.get('k:1')).value).toBe('two');
      const other = await open(`${base}-b`);
      expect((await other.get('k:1')).value).toBeUndefined();
      await other.close();
      const again = await open(base);
      expect((await again.get('k:1')).value).toBe('two');
      await again.close();
    });

    test('a large value and many at once are whole', async () => {
      const large = '字'.repeat(200_000);
      await Promise.all(Array.from({ length: 30 }, (_, i) => cache.set(`k${i}`, `${i}${large}`, 60)));
      const values = await Promise.all(Array.from({ length: 30 }, (_, i) => cache.get(`k${i}`)));
      expect(values.every(({ value }, i) => value === `${i}${large}`)).toBe(true);
    });
  });
}
