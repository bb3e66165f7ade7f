import { INVISIBLE, type AccessRule } from '../principal/AccessRule';
import type { PrincipalId } from '../principal/Principal';
import type { AccessFile } from './AccessFile';
import type { NameResolution } from './Directory';

/** The access files of a source by folder (`''` is the root, `hr/pay` a subfolder), and rules of single files by their path in NFC; `broken` stands for a file that could not be read. */
export type AccessRules = ReadonlyMap<string, AccessFile | 'broken'>;

/** Something about the rules that IT should know; `folder` holds the access.yaml in question. */
export interface AccessProblem {
  readonly code: 'ACCESS_FILE_BROKEN' | 'NAME_UNKNOWN' | 'NAME_AMBIGUOUS' | 'NO_ACCESS_RULE';
  readonly folder: string;
  readonly message: string;
}

export interface ResolvedAccess {
  readonly access: AccessRule;
  readonly problems: readonly AccessProblem[];
}

/**
 * The rule for one path (with `/`): the nearest `allow` counts, denies add up from all ancestors, none means invisible.
 * A broken file hides all below it; a name that cannot be resolved grants nothing, and as a denial it hides the document from everyone.
 */
export function resolveAccess(path: string, rules: AccessRules, resolveName: (name: string) => NameResolution): ResolvedAccess {
  const problems: AccessProblem[] = [];
  const deny: PrincipalId[] = [];
  let allow: PrincipalId[] | undefined;
  let hidden = false;
  for (const folder of [...ancestors(path), path.normalize('NFC')]) {
    const file = rules.get(folder);
    // A rule for one path says nothing of what lies below it.
    if (!file || (file !== 'broken' && file.writtenIn && folder !== path.normalize('NFC'))) continue;
    if (file === 'broken') {
      return { access: INVISIBLE, problems: [...problems, { code: 'ACCESS_FILE_BROKEN', folder, message: `${fileOf(folder)} cannot be read, so nobody sees what lies below it.` }] };
    }
    const where = { folder, file: file.writtenIn ?? fileOf(folder) };
    const denied = resolveAll(file.deny ?? [], where, 'deny', resolveName, problems);
    hidden ||= denied.length < (file.deny?.length ?? 0);
    deny.push(...denied);
    if (file.allow) allow = resolveAll(file.allow, where, 'allow', resolveName, problems);
  }
  if (!allow) problems.push({ code: 'NO_ACCESS_RULE', folder: '', message: `No access.yaml above ${path} allows anyone.` });
  return { access: hidden || !allow ? INVISIBLE : { allow: unique(allow), deny: unique(deny) }, problems };
}

/** All names that the rules use, so that a directory can be asked for them at once. */
export function namesIn(rules: AccessRules): string[] {
  return unique([...rules.values()].flatMap((file) => (file === 'broken' ? [] : [...(file.allow ?? []), ...(file.deny ?? [])])));
}

interface Where {
  readonly folder: string;
  readonly file: string;
}

function resolveAll(names: readonly string[], where: Where, kind: 'allow' | 'deny', resolveName: (name: string) => NameResolution, problems: AccessProblem[]): PrincipalId[] {
  return names.flatMap((name) => {
    const found = resolveName(name);
    if (found !== 'unknown' && found !== 'ambiguous') return [found];
    problems.push(nameProblem(name, where, kind, found));
    return [];
  });
}

const EFFECT = { allow: 'it grants nothing', deny: 'everything below is hidden from everyone' } as const;

function nameProblem(name: string, { folder, file }: Where, kind: 'allow' | 'deny', found: 'unknown' | 'ambiguous'): AccessProblem {
  const what = found === 'unknown' ? 'is not in the directory' : `is both a person and a group (write user:${name} or group:${name})`;
  return { code: found === 'unknown' ? 'NAME_UNKNOWN' : 'NAME_AMBIGUOUS', folder, message: `"${name}" under ${kind} in ${file} ${what}; ${EFFECT[kind]}.` };
}

const fileOf = (folder: string) => (folder ? `${folder}/access.yaml` : 'access.yaml');
const unique = <T>(values: readonly T[]) => [...new Set(values)];

/** `a/b/c.txt` lies under '', `a` and `a/b`. */
function ancestors(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}
