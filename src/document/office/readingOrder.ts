/** Where something stands; any unit, y downwards. */
export interface Placed {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Things in the order in which they are read: cut apart at the widest gap, across or down, again and again. What overlaps keeps its order. */
export function readingOrder<T extends Placed>(things: readonly T[]): T[] {
  if (things.length < 2) return [...things];
  const rows = widestGap(things, 'top', 'bottom');
  const columns = widestGap(things, 'left', 'right');
  const gap = columns && (!rows || columns.width > rows.width) ? columns : rows;
  if (!gap) return [...things];
  return [...readingOrder(gap.before), ...readingOrder(gap.after)];
}

interface Gap<T> {
  readonly width: number;
  readonly before: readonly T[];
  readonly after: readonly T[];
}

function widestGap<T extends Placed>(things: readonly T[], start: 'left' | 'top', end: 'right' | 'bottom'): Gap<T> | undefined {
  const sorted = [...things].sort((a, b) => a[start] - b[start]);
  let best: { width: number; at: number } | undefined;
  let reach = sorted[0]![end];
  for (let at = 1; at < sorted.length; at++) {
    const width = sorted[at]![start] - reach;
    if (width >= 0 && (!best || width > best.width)) best = { width, at };
    reach = Math.max(reach, sorted[at]![end]);
  }
  if (!best) return undefined;
  const after = new Set(sorted.slice(best.at));
  return { width: best.width, before: things.filter((thing) => !after.has(thing)), after: things.filter((thing) => after.has(thing)) };
}
