/** Limits the time for one document and for a whole file, in milliseconds; while others are waited for, neither runs. */
export class Patience {
  private timers: NodeJS.Timeout[] = [];
  private waits = 0;
  private startedAt = 0;
  private ended = false;

  constructor(
    private readonly perDocument: number,
    private left: number,
    private readonly onEnd: () => void,
  ) {
    this.start();
  }

  /** A document is done, the next one has its full time. */
  refresh(): void {
    if (this.waits || this.ended) return;
    this.pause();
    this.start();
  }

  /** Somebody else is at work, who keeps his own time. */
  async waitFor<T>(work: () => Promise<T>): Promise<T> {
    if (this.waits++ === 0) this.pause();
    try {
      return await work();
    } finally {
      if (--this.waits === 0 && !this.ended) this.start();
    }
  }

  end(): void {
    this.ended = true;
    this.timers.forEach(clearTimeout);
  }

  private start(): void {
    this.startedAt = performance.now();
    this.timers = [setTimeout(this.onEnd, this.perDocument), setTimeout(this.onEnd, this.left)];
  }

  private pause(): void {
    this.left = Math.max(1, this.left - (performance.now() - this.startedAt));
    this.timers.forEach(clearTimeout);
  }
}
