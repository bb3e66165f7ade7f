import type { Category } from '../document/Document';
import type { PrincipalId } from '../principal/Principal';

/** Days from Monday (1) to Sunday (7), and minutes of the day; `to` is not part of it. */
export interface Hours {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Whom a rule is about and what; an absent part means all. */
export interface PolicyRule {
  readonly line: number;
  readonly roles: readonly string[];
  readonly knowledgeBases?: readonly string[];
  readonly topics?: readonly string[];
}

export interface AskRule extends PolicyRule {
  readonly categories?: readonly Category[];
  readonly hours?: Hours;
  readonly questionsPerMinute?: number;
  readonly tokensPerDay?: number;
}

export interface AnswerRule {
  readonly line: number;
  readonly roles: readonly string[];
  /** Entities of personal data that are taken out of answers; an empty list takes out none. */
  readonly redact: readonly string[];
}

/** A policy as IT wrote it: `groups` are names still. Nobody may ask what no `ask` rule allows, and `deny` wins. */
export interface PolicyFile {
  readonly timeZone: string;
  readonly roles: ReadonlyMap<string, { readonly line: number; readonly groups: readonly string[] }>;
  readonly topics: ReadonlyMap<string, { readonly line: number; readonly words: readonly string[] }>;
  readonly ask: readonly AskRule[];
  readonly deny: readonly PolicyRule[];
  readonly answers: readonly AnswerRule[];
  readonly unmask: { readonly line: number; readonly roles: readonly string[] };
  /** Who may be told who may see what, and deal with API tokens. */
  readonly disclose: { readonly line: number; readonly roles: readonly string[] };
}

/** A policy whose roles are ids of the directory. */
export interface Policy extends Omit<PolicyFile, 'roles'> {
  readonly roles: ReadonlyMap<string, ReadonlySet<PrincipalId>>;
}
