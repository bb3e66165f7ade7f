import type { Finding } from '../Finding';
import type { Rule } from './scanPlan';

const BEFORE = 40;
const AFTER = 16;
/** Read beyond that, to see whether a word there is the label of something else. */
const LABEL = 8;
/** A weak form needs its word on the same line and close. */
const WEAK = 0.3;
const WEAK_BEFORE = 36;
const CONTEXT_BONUS = 0.35;
const CONFIRMED_BONUS = 0.3;
/** What is called something else stays below any sensible threshold, and is still shown where none is set. */
const OTHER_THING_MOST = 0.2;

interface Near {
  readonly word: string;
  readonly distance: number;
}

/** A name of a thing speaks for what follows it closely: a list of codes may stand between, a clause of its own may not. */
const HAN_BETWEEN = 4;
const WORDS_BETWEEN = 2;
const WORD = /(?<![a-z0-9])[a-z]{2,20}(?![a-z0-9])/g;

function isClose(between: string): boolean {
  if (between.includes('\n') && /[\u4e00-\u9fff]/.test(between)) return false;
  if (/[。;!?]|,[^,]{0,40}[\u4e00-\u9fff]/.test(between)) return false;
  return (between.match(/[\u4e00-\u9fff]/g)?.length ?? 0) <= HAN_BETWEEN && (between.match(WORD)?.length ?? 0) <= WORDS_BETWEEN;
}

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** Latin words count as whole words ("tin" is not in "meeting"), Chinese ones anywhere. */
function isWhole(text: string, at: number, word: string): boolean {
  if (isLetter(word.charCodeAt(0)) && isLetter(text.charCodeAt(at - 1))) return false;
  return !isLetter(word.charCodeAt(word.length - 1)) || !isLetter(text.charCodeAt(at + word.length)) || text[at + word.length] === 's';
}

/** A word after a match that is a label itself, of what follows it, says nothing of the match. */
function isOfTheNext(text: string, end: number): boolean {
  return /^(?:號碼|編號|號|為|是)?\s{0,2}(?:[:=#]|[a-z0-9])/.test(text.slice(end, end + 8));
}

function nearest(text: string, words: readonly string[] | undefined, side: 'before' | 'after'): Near | undefined {
  let best: Near | undefined;
  for (const word of words ?? []) {
    const at = side === 'before' ? text.lastIndexOf(word) : text.indexOf(word);
    if (at < 0 || !isWhole(text, at, word) || (side === 'after' && isOfTheNext(text, at + word.length))) continue;
    const distance = side === 'before' ? text.length - at - word.length : at;
    if (side === 'after' && distance > AFTER) continue;
    if (!best || distance < best.distance || (distance === best.distance && word.length > best.word.length)) best = { word, distance };
  }
  return best;
}

function contextAt({ recognizer, pattern }: Rule, text: string, side: 'before' | 'after'): Near | undefined {
  if (side === 'after' && recognizer.contextBefore) return undefined;
  const near = nearest(text, recognizer.context, side);
  if (!near || pattern.score >= WEAK) return near;
  const between = side === 'before' ? text.slice(text.length - near.distance) : text.slice(0, near.distance);
  return near.distance <= WEAK_BEFORE && (!/[\n。;]/.test(between) || /^[\s:]*$/.test(between)) ? near : undefined;
}

/** The word that decides: the nearest before the match, otherwise the nearest after it. */
function decide(rule: Rule, before: string, after: string): { context?: string; otherThing?: string } {
  for (const [text, side] of [[before, 'before'], [after, 'after']] as const) {
    const context = contextAt(rule, text, side);
    const named = nearest(text, rule.recognizer.otherThing, side);
    const between = named && (side === 'before' ? text.slice(text.length - named.distance) : text.slice(0, named.distance));
    const other = between !== undefined && isClose(between) && !(side === 'after' && /[,、]/.test(between)) ? named : undefined;
    if (context && (!other || context.distance < other.distance || (context.distance === other.distance && context.word.length >= other.word.length))) return { context: context.word };
    if (other) return { otherThing: other.word };
  }
  return {};
}

/** How sure a match of a rule is, and why. */
export function judge(text: string, rule: Rule, start: number, end: number): Omit<Finding, 'start' | 'end'> {
  const { recognizer: { entity, validate, confirm }, pattern } = rule;
  const { context, otherThing } = decide(rule, text.slice(Math.max(0, start - BEFORE), start).toLowerCase(), text.slice(end, end + AFTER + LABEL).toLowerCase());
  const confirmed = confirm?.(text.slice(start, end)) ?? false;
  const lifted = pattern.score + (context && !pattern.fixed ? CONTEXT_BONUS : 0) + (confirmed ? CONFIRMED_BONUS : 0);
  const validated = confirmed || (pattern.validate ?? validate) !== undefined;
  return { entity, score: Math.round(Math.min(otherThing ? OTHER_THING_MOST : 1, lifted) * 100) / 100, why: { pattern: pattern.name, ...(context && !pattern.fixed && { context }), ...(otherThing && { otherThing }), validated } };
}
