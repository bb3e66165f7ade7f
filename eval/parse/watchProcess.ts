import { monitorEventLoopDelay } from 'node:perf_hooks';

const SAMPLE_MILLISECONDS = 50;
const RESOLUTION_MILLISECONDS = 10;

/** What reading cost the process: the most memory it held (MB), and how late its event loop was (ms over the sampling itself). */
export interface ProcessFigures extends Record<string, number> {
  readonly peakMegabytes: number;
  readonly loopP99: number;
  readonly loopMax: number;
}

/** Watches this process until `end`. */
export function watchProcess(): { end(): ProcessFigures } {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_MILLISECONDS);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MILLISECONDS });
  delay.enable();
  const late = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e6) - RESOLUTION_MILLISECONDS);
  return {
    end() {
      clearInterval(timer);
      delay.disable();
      return { peakMegabytes: Math.round(peak / 1024 / 1024), loopP99: late(delay.percentile(99)), loopMax: late(delay.max) };
    },
  };
}
