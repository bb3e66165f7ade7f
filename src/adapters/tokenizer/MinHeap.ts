/** Numbers, the smallest first. */
export class MinHeap {
  private readonly keys: number[] = [];

  push(key: number): void {
    const { keys } = this;
    let at = keys.push(key) - 1;
    for (let parent = (at - 1) >> 1; at > 0 && keys[parent]! > key; at = parent, parent = (at - 1) >> 1) keys[at] = keys[parent]!;
    keys[at] = key;
  }

  pop(): number | undefined {
    const { keys } = this;
    const [first] = keys;
    const last = keys.pop();
    if (last === undefined || keys.length === 0) return first;
    let at = 0;
    for (let child = 1; child < keys.length; at = child, child = 2 * at + 1) {
      if (keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= last) break;
      keys[at] = keys[child]!;
    }
    keys[at] = last;
    return first;
  }
}
