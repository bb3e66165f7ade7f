import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Rules {
  readonly allow?: string | string[];
  readonly deny?: string | string[];
}
interface People {
  readonly people?: { id: string | number }[];
  readonly groups?: { id: string | number; members?: (string | number)[] }[];
}

/**
 * Who may see which document, computed from a company's files by a second, simpler routine than the product's, so that a mistake there
 * shows as a leak here. Paths are relative to documents/.
 */
export function whoMaySee(company: string): (person: string, path: string) => boolean {
  const directory = parse(readFileSync(join(company, 'directory.yaml'), 'utf8'), { schema: 'failsafe' }) as People;
  const known = new Set([...(directory.people ?? []), ...(directory.groups ?? [])].map(({ id }) => bare(String(id))).concat('everyone'));
  const own = new Map<string, Set<string>>();
  return (person, path) => {
    if (!own.has(person)) own.set(person, groupsOf(bare(person), directory));
    const names = own.get(person)!;
    const { allow, deny } = rulesFor(join(company, 'documents'), path);
    if (deny.some((name) => !known.has(name) || names.has(name))) return false;
    return allow.some((name) => names.has(name));
  };
}

const bare = (name: string) => name.replace(/^(?:user|group):/, '');
const list = (names: string | string[] | undefined) => (names === undefined ? [] : [names].flat()).map(bare);

function groupsOf(person: string, { groups = [] }: People): Set<string> {
  const names = new Set([person, 'everyone']);
  for (let before = 0; before !== names.size; ) {
    before = names.size;
    for (const { id, members = [] } of groups) if (members.some((member) => names.has(bare(String(member))))) names.add(bare(String(id)));
  }
  return names;
}

function rulesFor(root: string, path: string): { allow: string[]; deny: string[] } {
  let allow: string[] = [];
  const deny: string[] = [];
  const folders = path.split('/').slice(0, -1);
  for (let depth = 0; depth <= folders.length; depth++) {
    const file = join(root, ...folders.slice(0, depth), 'access.yaml');
    if (!existsSync(file)) continue;
    const rules = (parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }) ?? {}) as Rules;
    if (rules.allow !== undefined) allow = list(rules.allow);
    deny.push(...list(rules.deny));
  }
  return { allow, deny };
}
