/** Inputs `from` (inclusive) to `to` (exclusive). */
export type Range = readonly [from: number, to: number];

/** Deals out ranges of at most `limit` inputs; a refused range comes back, and everybody after it keeps to the limit that was learned, or to half. */
export class BatchQueue {
  private readonly ranges: Range[];

  constructor(
    count: number,
    public limit: number,
  ) {
    this.ranges = count > 0 ? [[0, count]] : [];
  }

  take(): Range | undefined {
    const range = this.ranges.pop();
    if (!range) return undefined;
    const [from, to] = range;
    const end = Math.min(to, from + this.limit);
    if (end < to) this.ranges.push([end, to]);
    return [from, end];
  }

  refuse(range: Range, learned = Math.ceil((range[1] - range[0]) / 2)): void {
    this.limit = Math.min(this.limit, learned);
    this.ranges.push(range);
  }
}
