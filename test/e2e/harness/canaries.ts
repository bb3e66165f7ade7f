import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../eval/access/seededRandom';
import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { hashId } from '../../../src/document/hashId';
import type { PrincipalId } from '../../../src/principal/Principal';
import { SAMPLE } from '../../fixtures/sampleDirectory';
import { sharedInstance } from './sharedInstance';

/** A document that can be asked for by its subject, with a text that only its readers may get. */
export interface Canary {
  readonly subject: string;
  readonly canary: string;
  readonly allow: readonly PrincipalId[];
  readonly deny: readonly PrincipalId[];
}

/** The people of the sample company who may ask. */
export const ACTIVE = SAMPLE.people.filter(({ disabled }) => !disabled).map(({ id }) => id);

/** Canaries with invented rights, the same for one seed. */
export function makeCanaries(count: number, seed: number): Canary[] {
  const random = seededRandom(seed);
  const names = [...ACTIVE, ...SAMPLE.groups.map(({ id }) => id), 'everyone'];
  const some = (most: number) => Array.from({ length: 1 + random.below(most) }, () => names[random.below(names.length)] as PrincipalId);
  return Array.from({ length: count }, (_, index) => ({
    subject: `琥珀${index}號專案`, canary: `canary-${random.below(2 ** 30).toString(36)}-${index}`, allow: some(3), deny: random.chance(0.3) ? some(2).filter((id) => id !== 'everyone') : [],
  }));
}

/** A second, simpler walk than the product's. */
function namesOf(person: string): Set<string> {
  const names = new Set([person, 'everyone']);
  for (let before = 0; before !== names.size; ) {
    before = names.size;
    for (const { id, members } of SAMPLE.groups) if (members.some((member) => names.has(member))) names.add(id);
  }
  return names;
}

/** Whether a person may see a canary. */
export const maySee = (person: string, { allow, deny }: Canary): boolean => !deny.some((id) => namesOf(person).has(id)) && allow.some((id) => namesOf(person).has(id));

/** The canaries in a text that a person may not see. */
export const leaksIn = (text: string, person: string, canaries: readonly Canary[]): string[] => canaries.filter((one) => text.includes(one.canary) && !maySee(person, one)).map(({ subject }) => `${person} ${subject}`);

/** Puts canaries into a knowledge base of the shared instance. */
export async function putCanaries(knowledgeBase: string, canaries: readonly Canary[]): Promise<void> {
  const store = openSqliteStore({ kind: 'sqlite', folder: join(sharedInstance().folder, '.n8n', 'private-llm'), queueMode: false, allWorkersOnThisHost: false, knowledgeBase, tenant: 'default' });
  for (const { subject, canary, allow, deny } of canaries) {
    const document = { id: `${knowledgeBase}-${subject}`, tenant: 'default', source: { id: knowledgeBase, path: `${subject}.md` }, title: subject, markdown: `${subject}的代碼是 ${canary}。\n`, contentHash: hashId(canary), category: 'knowledge', access: { allow, deny }, pii: 'checked', metadata: { format: 'md' }, warnings: [] } as const;
    await store.putDocument(document, chunkDocument(document));
  }
  await store.close();
}

/** Adds the figures of one way to the file that `LEAK_FIGURES` names, one JSON object a line; without it they are not kept. */
export function tellFigures(way: string, figures: { pairs: number; granted: number; seen: number; leaks: number }): void {
  if (process.env.LEAK_FIGURES) appendFileSync(process.env.LEAK_FIGURES, `${JSON.stringify({ way, ...figures })}\n`);
}
