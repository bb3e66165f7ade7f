import { RE2JS } from 're2js';
import { ConfigurationError } from '../errors/ConfigurationError';
import { CHECKS, type CheckName } from './checks/checks';
import type { Finding } from './Finding';
import type { FoldedText } from './foldText';

/** A pattern that a user wrote: RE2 syntax, so that no pattern can be slow. `context` raises the score by 0.35 and is needed below the threshold. */
export interface OwnPattern {
  readonly entity: string;
  readonly pattern: string;
  readonly score?: number;
  readonly context?: readonly string[];
  readonly check?: CheckName;
}

const LONGEST = 500;
const CONTEXT_BEFORE = 40;
const CONTEXT_AFTER = 16;
const CONTEXT_BONUS = 0.35;
const compiled = new Map<string, RE2JS>();
const COMPILED_KEPT = 200;

function refuse(pattern: string, message: string): never {
  throw new ConfigurationError('OWN_PATTERN_INVALID', `The pattern ${JSON.stringify(pattern.slice(0, 80))} cannot be used: ${message}.`, 'Use RE2 syntax: no lookahead, lookbehind or backreference; https://github.com/google/re2/wiki/Syntax lists what there is.');
}

function compile(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  if (pattern.length > LONGEST) refuse(pattern, `it has ${pattern.length} characters, ${LONGEST} are allowed`);
  const named = /\(\?<?[=!]/.test(pattern) ? 'it looks ahead or behind' : /\\[1-9]/.test(pattern) ? 'it refers back to a group' : undefined;
  if (named) refuse(pattern, named);
  try {
    const made = RE2JS.compile(pattern);
    if (made.matcher('').matches()) refuse(pattern, 'it matches the empty text');
    if (compiled.size >= COMPILED_KEPT) compiled.clear();
    compiled.set(pattern, made);
    return made;
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    return refuse(pattern, cause instanceof Error ? cause.message : String(cause));
  }
}

function judgeOwn(text: string, { entity, score = 0.6, context = [], check }: OwnPattern, start: number, end: number): Finding {
  const near = `${text.slice(Math.max(0, start - CONTEXT_BEFORE), start)}\n${text.slice(end, end + CONTEXT_AFTER)}`.toLowerCase();
  const found = context.find((word) => near.includes(word.normalize('NFKC').toLowerCase()));
  return { entity, start, end, score: Math.round(Math.min(1, score + (found ? CONTEXT_BONUS : 0)) * 100) / 100, why: { pattern: 'own pattern', ...(found && { context: found }), validated: check !== undefined } };
}

/** Every match of the users' patterns, as offsets of the folded text. Linear in the text, at about a million characters a second and pattern. */
export function findOwn({ text }: FoldedText, own: readonly OwnPattern[]): Finding[] {
  return own.flatMap((one) => {
    const findings: Finding[] = [];
    const matcher = compile(one.pattern).matcher(text);
    while (matcher.find()) {
      const [start, end] = [matcher.start(), matcher.end()];
      if (end > start && (!one.check || CHECKS[one.check](text.slice(start, end)))) findings.push(judgeOwn(text, one, start, end));
    }
    return findings;
  });
}
