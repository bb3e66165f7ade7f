/** Digits close together: offsets of the first and past the last, how many, and the longest piece without a break. */
export interface DigitCluster {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
  readonly run: number;
}

const MOST_BETWEEN = 3;

/** Calls back for every unbroken run of digits. */
export type RunSeen = (start: number, end: number) => void;

/** The clusters with so many digits or more, in order, and every run on the way; one pass over the units. */
export function digitClusters(codes: Uint16Array, fewest: number, seen: RunSeen): DigitCluster[] {
  const clusters: DigitCluster[] = [];
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (code > 57 || code < 48) continue;
    const cluster = readCluster(codes, at, seen);
    if (cluster.digits >= fewest) clusters.push(cluster);
    at = cluster.end - 1;
  }
  return clusters;
}

function readCluster(codes: Uint16Array, start: number, seen: RunSeen): DigitCluster {
  let [last, digits, run, longest] = [start - 1, 0, 0, 0];
  for (let at = start; at < codes.length && at - last <= MOST_BETWEEN + 1; at++) {
    const code = codes[at] as number;
    if (code > 57 || code < 48) continue;
    if (at - last > 1) seen(last + 1 - run, last + 1);
    run = at - last === 1 ? run + 1 : 1;
    if (run > longest) longest = run;
    digits++;
    last = at;
  }
  seen(last + 1 - run, last + 1);
  return { start, end: last + 1, digits, run: longest };
}
