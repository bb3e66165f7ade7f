import { readdirSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * What a run cost: MB that this process (with its worker threads) and the programs it started held at most; how late its event loop was, in ms over the
 * sampling itself; and the longest that one turn of the loop computed, in ms of its thread's own CPU time, which other programs on the machine do not lengthen.
 */
export interface PeakFigures {
  readonly peakMegabytes: number;
  readonly loopP99: number;
  readonly loopMax: number;
  readonly loopMaxCpu: number;
}

const SAMPLE_MILLISECONDS = 50;
const TICK_MILLISECONDS = 1;
const RESOLUTION_MILLISECONDS = 5;
const PAGE_BYTES = 4_096;

/** Watches until `end`. */
export function watchPeak(): { end(): PeakFigures } {
  let peak = memory();
  const timer = setInterval(() => (peak = Math.max(peak, memory())), SAMPLE_MILLISECONDS);
  let [longest, before] = [0, cpu()];
  const ticks = setInterval(() => {
    const now = cpu();
    longest = Math.max(longest, now - before);
    before = now;
  }, TICK_MILLISECONDS);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MILLISECONDS });
  delay.enable();
  const late = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e6) - RESOLUTION_MILLISECONDS);
  return {
    end() {
      clearInterval(timer);
      clearInterval(ticks);
      delay.disable();
      return { peakMegabytes: Math.round(peak / 1e6), loopP99: late(delay.percentile(99)), loopMax: late(delay.max), loopMaxCpu: Math.round(longest) };
    },
  };
}

function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const memory = () => process.memoryUsage.rss() + children().reduce((sum, pid) => sum + residentBytes(pid), 0);

/** Linux only: elsewhere no program is counted. */
function children(): string[] {
  try {
    return readdirSync('/proc/self/task').flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean));
  } catch {
    return [];
  }
}

function residentBytes(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
