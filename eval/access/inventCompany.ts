import { stringify } from 'yaml';
import { seededRandom } from './seededRandom';

/** A company that exists for one test: who belongs where, which folder has which rule, and a document with a canary in each place. */
export interface InventedCompany {
  readonly people: readonly { readonly id: string; readonly disabled: boolean }[];
  readonly groups: readonly { readonly id: string; readonly members: readonly string[] }[];
  /** By folder; '' is the root. Some names are unknown on purpose. */
  readonly rules: ReadonlyMap<string, { readonly allow?: readonly string[]; readonly deny?: readonly string[] }>;
  readonly documents: readonly CanaryDocument[];
  readonly directoryYaml: string;
}

export interface CanaryDocument {
  readonly path: string;
  readonly subject: string;
  readonly canary: string;
  readonly text: string;
}

export interface CompanySize {
  readonly people: number;
  readonly groups: number;
  readonly folders: number;
  readonly documents: number;
}

/** The same company for the same seed: nested groups, also in rings, disabled people, denials at every depth and names that nobody bears. */
export function inventCompany(seed: number, size: CompanySize): InventedCompany {
  const random = seededRandom(seed);
  const several = <T>(from: readonly T[], most: number) => [...new Set(Array.from({ length: 1 + random.below(most) }, () => from[random.below(from.length)]!))];
  const people = Array.from({ length: size.people }, (_, index) => ({ id: `p${index}`, disabled: random.chance(0.03) }));
  const groupIds = Array.from({ length: size.groups }, (_, index) => `g${index}`);
  const names = [...people.map(({ id }) => `user:${id}`), ...groupIds.map((id) => `group:${id}`)];
  const groups = groupIds.map((id) => ({ id, members: [...several(people.map((one) => `user:${one.id}`), 8), ...(random.chance(0.5) ? several(groupIds.map((one) => `group:${one}`), 2) : [])] }));
  const folders = ['', ...Array.from({ length: size.folders }, (_, index) => (random.chance(0.4) && index > 0 ? `f${random.below(index)}/f${index}` : `f${index}`))];
  // A denial at the root would hide most of the company, and then there were little to leak.
  const rules = new Map(folders.map((folder) => [folder, folder ? inventRule(random, [...names, 'everyone', 'everyone'], several) : { allow: several(names, 6) }] as const));
  const documents = Array.from({ length: size.documents }, (_, index) => inventDocument(index, folders[random.below(folders.length)]!, random));
  const directoryYaml = stringify({ people: people.map(({ id, disabled }) => ({ id, disabled: String(disabled) })), groups });
  return { people, groups, rules, documents, directoryYaml };
}

function inventRule(random: ReturnType<typeof seededRandom>, names: readonly string[], several: <T>(from: readonly T[], most: number) => T[]) {
  const unknown = random.chance(0.05) ? ['nobody.bears.this'] : [];
  return {
    ...(random.chance(0.8) && { allow: [...several(names, 6), ...unknown] }),
    ...(random.chance(0.4) && { deny: [...several(names.slice(0, -2), 3), ...(random.chance(0.05) ? ['nobody.bears.that'] : [])] }),
  };
}

function inventDocument(index: number, folder: string, random: ReturnType<typeof seededRandom>): CanaryDocument {
  const subject = `水晶${index}號專案`;
  const canary = Array.from({ length: 4 }, () => random.below(65_536).toString(16).padStart(4, '0')).join('-');
  return { path: `${folder ? `${folder}/` : ''}d${index}.md`, subject, canary, text: `# ${subject}\n\n${subject}的金絲雀代碼是 ${canary}。\n\n${subject}的金絲雀備註寫在 ${canary} 之後。\n` };
}
