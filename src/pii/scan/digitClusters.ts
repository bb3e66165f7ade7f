/** Digits close together: offsets of the first and past the last, how many, and the longest piece without a break. */
export interface DigitCluster {
  readonly start: number;
  readonly end: number;
  readonly digits: number;
  readonly run: number;
}

const MOST_BETWEEN = 3;
const FEWEST = 4;

/** The clusters with four digits or more, in order; one pass over the units. */
export function digitClusters(codes: Uint16Array): DigitCluster[] {
  const clusters: DigitCluster[] = [];
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (code < 48 || code > 57) continue;
    const cluster = readCluster(codes, at);
    if (cluster.digits >= FEWEST) clusters.push(cluster);
    at = cluster.end - 1;
  }
  return clusters;
}

function readCluster(codes: Uint16Array, start: number): DigitCluster {
  let [last, digits, run, longest] = [start - 1, 0, 0, 0];
  for (let at = start; at < codes.length && at - last <= MOST_BETWEEN + 1; at++) {
    const code = codes[at] as number;
    if (code < 48 || code > 57) continue;
    run = at - last === 1 ? run + 1 : 1;
    if (run > longest) longest = run;
    digits++;
    last = at;
  }
  return { start, end: last + 1, digits, run: longest };
}
