import { InvalidInput } from '../errors/InvalidInput';
import type { LabelledText } from './findEverything';

/** Texts taken out of something, and the way to put others in their places; what was given is not changed. */
export interface TakenTexts<T> {
  readonly texts: readonly LabelledText[];
  readonly put: (texts: readonly string[]) => T;
}

type Step = string | '*';

/** `customer.name`, `orders[*].phone`, `rows[0].id`; a step that is a star goes through all of a list or object. */
function parsePath(path: string): Step[] {
  const steps = path.trim().replace(/\[(\*|\d{1,9})\]/g, '.$1').split('.').filter(Boolean);
  if (steps.length > 0 && steps.length <= 32) return steps;
  throw new InvalidInput('PATH_INVALID', `"${path.slice(0, 80)}" is no path to a field.`, 'Write a path like customer.name or orders[*].phone.');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A copy in which every string below, or at the end of the steps, went through `change`; `label` is the nearest key that is a word. */
function mapStrings(value: unknown, steps: readonly Step[] | undefined, label: string, change: (text: string, label: string) => string): unknown {
  if (typeof value === 'string') return !steps || steps.length === 0 ? change(value, label) : value;
  if (!isObject(value)) return value;
  const [step, ...rest] = steps ?? [];
  const inside = (key: string, inner: unknown) => {
    if (steps && steps.length > 0 && step !== '*' && step !== key) return inner;
    return mapStrings(inner, steps && rest, Array.isArray(value) ? label : key, change);
  };
  return Array.isArray(value) ? value.map((inner, at) => inside(String(at), inner)) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inside(key, inner)]));
}

/** The strings at the paths of a JSON value, or all of them without a path; the key above a string is its label. */
export function textsAtPaths<T>(value: T, paths: readonly string[]): TakenTexts<T> {
  const parsed = paths.length > 0 ? paths.map(parsePath) : [undefined];
  const texts: LabelledText[] = [];
  const walk = (change: (text: string, label: string) => string) => parsed.reduce<unknown>((made, steps) => mapStrings(made, steps, '', change), value) as T;
  walk((text, label) => (texts.push({ text, label }), text));
  return {
    texts,
    put: (made) => {
      let at = 0;
      return walk(() => made[at++] ?? '');
    },
  };
}
