/** Reads n8n's stored execution data: a JSON array whose first entry is the root and in which each string inside a value is an index. */
export function parseFlatted(text) {
  const entries = JSON.parse(text);
  const made = new Map();
  const value = (index) => {
    const entry = entries[index];
    if (typeof entry !== 'object' || entry === null) return entry;
    if (made.has(index)) return made.get(index);
    const result = Array.isArray(entry) ? [] : {};
    made.set(index, result);
    for (const [key, part] of Object.entries(entry)) result[key] = typeof part === 'string' ? value(Number(part)) : part;
    return result;
  };
  return value(0);
}
