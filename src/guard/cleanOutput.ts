import type { StrippedText } from './stripLinks';
import { stripLinks } from './stripLinks';

/** Strips the links of every string in a JSON value, names of fields included; its shape stays. */
export function cleanOutput(value: unknown, allowedHosts: readonly string[]): { readonly value: unknown; readonly removed: StrippedText['removed'] } {
  const removed: StrippedText['removed'][number][] = [];
  const cleanText = (text: string): string => {
    const stripped = stripLinks(text, allowedHosts);
    removed.push(...stripped.removed);
    return stripped.text;
  };
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return cleanText(part);
    if (Array.isArray(part)) return part.map(clean);
    if (typeof part === 'object' && part !== null) return Object.fromEntries(Object.entries(part).map(([name, inner]) => [cleanText(name), clean(inner)]));
    return part;
  };
  return { value: clean(value), removed };
}
