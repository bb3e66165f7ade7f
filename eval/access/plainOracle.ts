import type { InventedCompany } from './inventCompany';

/** Who may see which document, worked out name by name from the written rules, without any code of the product. */
export function plainOracle({ people, groups, rules }: InventedCompany): (person: string, path: string) => boolean {
  const known = new Set(['everyone', ...people.map(({ id }) => `user:${id}`), ...groups.map(({ id }) => `group:${id}`)]);
  const disabled = new Set(people.filter((one) => one.disabled).map(({ id }) => id));
  const bearing = new Map(people.map(({ id }) => [id, namesOf(`user:${id}`, groups)]));
  return (person, path) => {
    if (disabled.has(person)) return false;
    const own = bearing.get(person)!;
    const folders = path.split('/').slice(0, -1);
    let allow: readonly string[] = [];
    let denied = false;
    for (let depth = 0; depth <= folders.length; depth++) {
      const rule = rules.get(folders.slice(0, depth).join('/'));
      if (rule?.allow) allow = rule.allow;
      if (rule?.deny?.some((name) => !known.has(name) || own.has(name))) denied = true;
    }
    return !denied && allow.some((name) => own.has(name));
  };
}

function namesOf(start: string, groups: InventedCompany['groups']): Set<string> {
  const names = new Set([start, 'everyone']);
  for (let before = 0; before !== names.size; ) {
    before = names.size;
    for (const { id, members } of groups) if (members.some((member) => names.has(member))) names.add(`group:${id}`);
  }
  return names;
}
