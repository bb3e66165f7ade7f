/** One result of RFC 8601: `dmarc`, `pass` and its properties, such as `header.from`, all names in small letters. */
export interface MethodResult {
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, string>;
}

/** Who says it, in small letters, and what; `results` is undefined where what follows the name is not as RFC 8601 has it. */
export interface AuthenticationResults {
  readonly server: string;
  readonly results?: readonly MethodResult[];
}

const WORD = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";=]+))/y;
const PAIR = /\s*([a-z][\w.-]*)(?:\s*\/\s*\d+)?\s*=\s*((?:"(?:[^"\\]|\\.)*")?[^\s";]*)(?=\s|$)/iy;

/**
 * Reads an Authentication-Results value (RFC 8601). Comments are left out and quoted strings stay whole; undefined means that
 * even the name of the server is in doubt, so nobody can say whose field it is.
 */
export function parseAuthenticationResults(value: string): AuthenticationResults | undefined {
  const [head, ...rest] = splitAtSemicolons(withoutComments(value) ?? '') ?? [];
  const server = head && serverOf(head);
  if (!server) return undefined;
  const clauses = rest.map((clause) => clause.trim()).filter(Boolean);
  if (clauses.length === 1 && /^none$/i.test(clauses[0]!)) return { server, results: [] };
  const results = clauses.map(toResult);
  return results.every((result) => result !== undefined) ? { server, results } : { server };
}

function serverOf(head: string): string | undefined {
  WORD.lastIndex = 0;
  const found = WORD.exec(head);
  const rest = found && head.slice(WORD.lastIndex).trim();
  return found && (rest === '' || rest === '1') ? (found[1] ?? found[2])?.toLowerCase() : undefined;
}

function toResult(clause: string): MethodResult | undefined {
  const pairs: [string, string][] = [];
  for (let at = 0; at < clause.trimEnd().length; at = PAIR.lastIndex) {
    PAIR.lastIndex = at;
    const found = PAIR.exec(clause);
    if (!found) return undefined;
    pairs.push([found[1]!.toLowerCase(), found[2]!.replace(/^"((?:[^"\\]|\\.)*)"$/, '$1')]);
  }
  const [first, ...properties] = pairs;
  const unique = new Map(properties);
  if (!first || first[0].includes('.') || unique.size !== properties.length) return undefined;
  return { method: first[0], result: first[1].toLowerCase(), properties: unique };
}

/** The value without its comments, which nest and may hold anything; undefined where a comment or a quoted string does not end. */
function withoutComments(value: string): string | undefined {
  let kept = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at++) {
    const character = value[at]!;
    const escaped = character === '\\' && (quoted || depth > 0);
    if (depth === 0 && !(character === '(' && !quoted)) kept += escaped ? value.slice(at, at + 2) : character;
    if (escaped) at++;
    else if (character === '"' && depth === 0) quoted = !quoted;
    else if (character === '(' && !quoted) depth++;
    else if (character === ')' && !quoted) {
      if (depth === 0) return undefined;
      if (--depth === 0) kept += ' ';
    }
  }
  return depth === 0 && !quoted ? kept : undefined;
}

const splitAtSemicolons = (value: string) => value.match(/(?:"(?:[^"\\]|\\.)*"|[^";])+/g) ?? undefined;
