import { monitorEventLoopDelay } from 'node:perf_hooks';

/** One arm's run: milliseconds of wall and of all threads' CPU, the loop's worst 1 % in milliseconds, and the process's memory in MB. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly loopP99: number;
  readonly rss: number;
}

export async function measure<T>(work: () => Promise<T>): Promise<Cost & { readonly result: T }> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const [wall, { user, system }] = [performance.now() - began, process.cpuUsage(cpu)];
  loop.disable();
  return { wall, cpu: (user + system) / 1000, loopP99: Math.max(0, loop.percentile(99) / 1e6 - 5), rss: process.memoryUsage().rss / 1e6, result };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The middle 95 % of the medians of 1000 resamples, drawn by a generator of fixed seed. */
export function interval(values: readonly number[]): readonly [low: number, high: number] {
  let state = 12345;
  const draw = () => (state = (state * 48271) % 2147483647) % values.length;
  const medians = Array.from({ length: 1000 }, () => median(values.map(() => values[draw()] ?? 0))).sort((a, b) => a - b);
  return [medians[25] ?? 0, medians[974] ?? 0];
}
