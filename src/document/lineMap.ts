/** Where a run of Markdown lines comes from: Markdown line `line` is source line `source`, and so on until the next run. All count from 1. */
export interface LineRun {
  readonly line: number;
  readonly source: number;
}

/** Writes runs as `1=5 7=12`, short enough for a document's metadata (key `lineMap`); no runs means the lines are the source's own. */
export function writeLineMap(runs: readonly LineRun[]): string {
  return runs.map(({ line, source }) => `${line}=${source}`).join(' ');
}

/** Reads what `writeLineMap` wrote, as a function from a Markdown line to its first source line. */
export function readLineMap(written: unknown): (line: number) => number {
  if (typeof written !== 'string' || !written) return (line) => line;
  const runs = written.split(' ').map((run) => run.split('=').map(Number) as [number, number]);
  return (line) => {
    let [low, high] = [0, runs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (runs[middle]![0] <= line) low = middle;
      else high = middle - 1;
    }
    const [first, source] = runs[low]!;
    return source + line - first;
  };
}
