import { parse } from 'yaml';
import { cutComments } from '../cutComments';
import { decodeText } from '../decodeText';
import type { DocumentWarning } from '../Document';
import { HiddenText } from '../hidden/hiddenText';
import type { ParsedSource } from '../ParsedSource';

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const DATA_IMAGE = /\]\(data:[^)\s]*\)/g;

/** Markdown stays as it is, without front matter (which becomes metadata), HTML comments and embedded images; lines keep their numbers. */
export function parseMarkdown(bytes: Uint8Array): ParsedSource {
  const { text, ...encoding } = decodeText(bytes);
  const front = FRONT_MATTER.exec(text);
  const properties = front ? readProperties(front[1]!) : undefined;
  const skipped = front && properties ? front[0].length : 0;
  const body = cutComments(text.slice(skipped));
  const markdown = body.text.replace(DATA_IMAGE, ']()');
  const { title, ...metadata } = properties ?? {};
  return {
    markdown,
    title: typeof title === 'string' ? title : firstHeading(markdown),
    ...(skipped && { lines: [{ line: 1, source: front![0].trimEnd().split('\n').length + 1 }] }),
    metadata: { ...metadata, ...encoding },
    warnings: [...(front && !properties ? [BROKEN_FRONT_MATTER] : []), ...unclosed(body.unclosedAt), ...hidden(body.cut)],
  };
}

const BROKEN_FRONT_MATTER: DocumentWarning = { code: 'FRONT_MATTER_BROKEN', message: 'The front matter is not YAML and was kept as text.' };

function hidden(count: number): DocumentWarning[] {
  const text = new HiddenText();
  text.add('comment', count);
  return text.warnings();
}

function unclosed(line: number | undefined): DocumentWarning[] {
  return line === undefined ? [] : [{ code: 'COMMENT_UNCLOSED', message: `A comment begins in line ${line} of the text and never ends; what follows it is hidden from readers and was left out.` }];
}

/** Only plain values survive; lists of them are joined, so that metadata stays flat. */
function readProperties(yaml: string): Record<string, string | number | boolean> | undefined {
  try {
    const value: unknown = parse(yaml, { schema: 'core', logLevel: 'error', maxAliasCount: 0 });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value).flatMap(([key, entry]) => (flat(entry) === undefined ? [] : [[key, flat(entry)!]])));
  } catch {
    return undefined;
  }
}

function flat(value: unknown): string | number | boolean | undefined {
  if (Array.isArray(value)) return value.filter((entry) => flat(entry) !== undefined).join(', ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** The text of the first `#` heading, or the first of any level. */
export function firstHeading(markdown: string): string | undefined {
  const found = /^# +(.+)$/m.exec(markdown) ?? /^#{2,6} +(.+)$/m.exec(markdown);
  return found?.[1]!.replace(/\s#+\s*$/, '').replace(/[*`]+/g, '').trim() || undefined;
}
