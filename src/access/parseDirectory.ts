import { z } from 'zod';
import { ConfigurationError } from '../errors/ConfigurationError';
import { OWN_ISSUER, type PrincipalId } from '../principal/Principal';
import type { NameResolution } from './Directory';
import { parseYaml } from './parseYaml';

export interface Person {
  readonly id: PrincipalId;
  readonly name: string;
  readonly disabled: boolean;
  /** Transitive, sorted. */
  readonly groups: readonly PrincipalId[];
}

/** A parsed directory.yaml; `byLogin` takes an issuer and a subject exactly as the issuer wrote them. */
export interface DirectoryFile {
  readonly people: ReadonlyMap<PrincipalId, Person>;
  readonly groups: ReadonlySet<PrincipalId>;
  byLogin(issuer: string, subject: string): Person | undefined;
  resolveName(name: string): NameResolution;
}

const bareId = (prefix: string) => z.string().min(1).transform((id) => (id.startsWith(prefix) ? id.slice(prefix.length) : id)).refine((id) => /^[^\s:]+$/.test(id) && id !== 'everyone', 'is not a usable id');
const login = z.strictObject({ issuer: z.string().min(1), subject: z.string().min(1) });
const flag = z.enum(['true', 'false', '']).transform((value) => value === 'true');
const person = z.strictObject({ id: bareId('user:'), name: z.string().default(''), logins: z.array(login).default([]), disabled: flag.default(false) });
const group = z.strictObject({ id: bareId('group:'), name: z.string().default(''), members: z.array(z.string().min(1)).default([]) });
const schema = z.strictObject({ people: z.array(person), groups: z.array(group).default([]) });
type Raw = z.infer<typeof schema>;

/**
 * Reads a directory file: people, and groups of people and groups. Throws one ConfigurationError that names every double id,
 * login of two people and unknown member: who belongs where must not be guessed, least of all for a denial.
 */
export function parseDirectory(text: string, file = 'directory.yaml'): DirectoryFile {
  const raw = parseYaml(text, schema, file);
  const resolveName = nameResolver(raw);
  const problems = [...doubles(raw), ...unknownMembers(raw, resolveName)];
  if (problems.length) throw new ConfigurationError('DIRECTORY_BROKEN', `${file} cannot be used: ${problems.slice(0, 10).join('; ')}.`, `Correct ${file}, then ask again.`);
  const parents = parentsOf(raw, resolveName);
  const people = new Map(raw.people.map(({ id, name, disabled }) => [userId(id), { id: userId(id), name, disabled, groups: closure(userId(id), parents) }] as const));
  const logins = new Map(raw.people.flatMap((one) => one.logins.map((own) => [loginKey(own.issuer, own.subject), people.get(userId(one.id))!] as const)));
  return { people, groups: new Set(raw.groups.map(({ id }) => groupId(id))), byLogin: (issuer, subject) => logins.get(loginKey(issuer, subject)), resolveName };
}

const userId = (id: string): PrincipalId => `user:${id}`;
const groupId = (id: string): PrincipalId => `group:${id}`;
const loginKey = (issuer: string, subject: string) => JSON.stringify([issuer, subject]);

function nameResolver(raw: Raw): (name: string) => NameResolution {
  const known = new Set<PrincipalId>([...raw.people.map(({ id }) => userId(id)), ...raw.groups.map(({ id }) => groupId(id)), 'everyone']);
  return (name) => {
    if (known.has(name as PrincipalId)) return name as PrincipalId;
    const [asUser, asGroup] = [userId(name), groupId(name)];
    if (known.has(asUser) && known.has(asGroup)) return 'ambiguous';
    if (known.has(asUser)) return asUser;
    return known.has(asGroup) ? asGroup : 'unknown';
  };
}

function doubles({ people, groups }: Raw): string[] {
  const logins = people.flatMap((one) => one.logins);
  return [
    ...repeated(people.map(({ id }) => id)).map((id) => `two people have the id ${id}`),
    ...repeated(groups.map(({ id }) => id)).map((id) => `two groups have the id ${id}`),
    ...repeated(logins.map(({ issuer, subject }) => `${subject} at ${issuer}`)).map((own) => `the login ${own} is given twice`),
    ...logins.filter(({ issuer }) => issuer === OWN_ISSUER).map(({ subject }) => `the login ${subject} uses the reserved issuer "${OWN_ISSUER}"`),
  ];
}

function unknownMembers({ groups }: Raw, resolveName: (name: string) => NameResolution): string[] {
  const problem = { unknown: 'is not in it', ambiguous: 'is both a person and a group', everyone: 'is no member of a group' } as const;
  return groups.flatMap(({ id, members }) =>
    members.flatMap((member) => {
      const found = resolveName(member);
      return found in problem ? [`member ${member} of group ${id} ${problem[found as keyof typeof problem]}`] : [];
    }),
  );
}

function parentsOf({ groups }: Raw, resolveName: (name: string) => NameResolution): Map<PrincipalId, PrincipalId[]> {
  const parents = new Map<PrincipalId, PrincipalId[]>();
  for (const { id, members } of groups)
    for (const member of members.map(resolveName) as PrincipalId[]) parents.set(member, [...(parents.get(member) ?? []), groupId(id)]);
  return parents;
}

/** Every group reached from `start`; groups that contain each other are visited once. */
function closure(start: PrincipalId, parents: ReadonlyMap<PrincipalId, readonly PrincipalId[]>): PrincipalId[] {
  const reached = new Set<PrincipalId>();
  const open = [start];
  for (let next = open.pop(); next; next = open.pop())
    for (const parent of parents.get(next) ?? [])
      if (!reached.has(parent)) {
        reached.add(parent);
        open.push(parent);
      }
  return [...reached].sort();
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}
