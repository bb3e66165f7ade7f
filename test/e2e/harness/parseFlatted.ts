/** Reads n8n's stored execution data: a JSON array whose first entry is the root, and in which each string inside a value is the index of an entry. */
export function parseFlatted(text: string): unknown {
  const entries = JSON.parse(text) as unknown[];
  const made = new Map<number, unknown>();
  const read = (index: number): unknown => {
    const entry = entries[index];
    if (typeof entry !== 'object' || entry === null) return entry;
    if (made.has(index)) return made.get(index);
    const result: Record<string, unknown> | unknown[] = Array.isArray(entry) ? [] : {};
    made.set(index, result);
    for (const [key, part] of Object.entries(entry)) Reflect.set(result, key, typeof part === 'string' ? read(Number(part)) : part);
    return result;
  };
  return read(0);
}
