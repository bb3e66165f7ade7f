import { isMap, isScalar, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import { z } from 'zod';
import { ConfigurationError } from '../errors/ConfigurationError';
import { parseHours } from './parseHours';
import type { PolicyFile } from './Policy';

const list = z.union([z.string().min(1).transform((one) => [one]), z.array(z.string().min(1)).min(1)]);
const maybeEmpty = z.union([z.literal('').transform((): string[] => []), z.array(z.string().min(1)), z.string().min(1).transform((one) => [one])]);
const count = z.string().regex(/^[1-9]\d{0,8}$/, 'is no whole number above 0').transform(Number);
const category = z.enum(['knowledge', 'procedure', 'case']);
const rule = z.strictObject({ roles: list, knowledgeBases: list.optional(), topics: list.optional() });
const ask = rule.extend({
  categories: z.union([category.transform((one) => [one]), z.array(category).min(1)]).optional(),
  hours: z.string().transform((text, context) => parseHours(text) ?? (context.addIssue({ code: 'custom', message: 'is not like "Mon-Fri 08:00-18:00"' }), z.NEVER)).optional(),
  questionsPerMinute: count.optional(), tokensPerDay: count.optional(),
});
const schema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'is no time zone, like Asia/Taipei').default('Asia/Taipei'),
  roles: z.record(z.string(), list), topics: z.record(z.string(), list).default({}),
  ask: z.array(ask).min(1), deny: z.array(rule).default([]), answers: z.array(z.strictObject({ roles: list, redact: maybeEmpty })).default([]), unmask: maybeEmpty.default([]), disclose: maybeEmpty.default([]),
});

/** Reads a policy.yaml; throws a ConfigurationError with the line of each part that has the wrong form. Whether its parts fit together is for `checkPolicy`. */
export function parsePolicy(text: string, file = 'policy.yaml'): PolicyFile {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { schema: 'failsafe', lineCounter: lines, logLevel: 'error' });
  const [broken] = document.errors;
  if (broken) throw unusable(file, [`line ${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n', 1)[0]}`]);
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 20 }));
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lines, path);
  if (!parsed.success) throw unusable(file, parsed.error.issues.map(({ path, message }) => `line ${lineOf(path)}: ${path.join('.') || 'the file'} ${message}`));
  return toPolicy(parsed.data, lineOf);
}

/** A policy that cannot be used, and where; nobody may ask until it is corrected. */
export function unusable(file: string, problems: readonly string[]): ConfigurationError {
  return new ConfigurationError('POLICY_BROKEN', `${file} cannot be used: ${problems.slice(0, 10).join('; ')}.`, `Correct ${file}; until then nobody may ask.`);
}

function toPolicy(raw: z.output<typeof schema>, lineOf: (path: readonly PropertyKey[]) => number): PolicyFile {
  const withLines = <T>(section: string, rules: readonly T[]) => rules.map((one, index) => ({ ...one, line: lineOf([section, index]) }));
  const named = <K extends string>(section: string, key: K, record: Record<string, string[]>) =>
    new Map(Object.entries(record).map(([name, values]) => [name, { line: lineOf([section, name]), [key]: values } as { line: number } & Record<K, string[]>]));
  return {
    timeZone: raw.timeZone, roles: named('roles', 'groups', raw.roles), topics: named('topics', 'words', raw.topics),
    ask: withLines('ask', raw.ask), deny: withLines('deny', raw.deny), answers: withLines('answers', raw.answers), unmask: { line: lineOf(['unmask']), roles: raw.unmask },
    disclose: { line: lineOf(['disclose']), roles: raw.disclose },
  };
}

/** The line of the key or list entry at a path, or of the nearest one above that exists. */
function lineAt(document: YamlDocument, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const key = isMap(parent) ? parent.items.map(({ key }) => key).find((key) => isScalar(key) && key.value === String(last)) : document.getIn(path.slice(0, length), true);
    const range = (key as { range?: readonly [number, ...number[]] } | undefined)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
