const INTERVAL_MILLISECONDS = 200;

/** Calls `onGrowth` once when the process holds `megabytes` more than now; the limits of a worker thread do not bind WebAssembly and buffers. Returns how to end the watch. */
export function watchMemory(megabytes: number, onGrowth: () => void): () => void {
  const limit = process.memoryUsage.rss() + megabytes * 1024 * 1024;
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() <= limit) return;
    clearInterval(timer);
    onGrowth();
  }, INTERVAL_MILLISECONDS);
  return () => clearInterval(timer);
}
