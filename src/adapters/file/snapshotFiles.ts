import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../errors/InvalidInput';
import type { Snapshot } from '../../knowledge/Snapshots';

/** Which store's copies of which knowledge base lie in which folder. */
export interface SnapshotPlace {
  readonly folder: string;
  readonly knowledgeBase: string;
  readonly kind: 'sqlite' | 'qdrant';
}

const TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** `company.3.20261124T203000Z.sqlite.snapshot`; a knowledge base's name holds no point, so no file is another's. */
function readName(name: string, { knowledgeBase, kind }: SnapshotPlace): Pick<Snapshot, 'name' | 'generation' | 'createdAt'> | undefined {
  const [base, generation = '', time = '', store, ending, ...more] = name.split('.');
  const at = TIME.exec(time);
  if (base !== knowledgeBase || store !== kind || ending !== 'snapshot' || more.length > 0 || !/^[1-9]\d{0,8}$/.test(generation) || !at) return undefined;
  const [, year, month, day, hour, minute, second] = at;
  return { name, generation: Number(generation), createdAt: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` };
}

/** The copies in the folder, newest first; none where there is no folder. */
export async function listSnapshotFiles(place: SnapshotPlace): Promise<Snapshot[]> {
  const names = await readdir(place.folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = names.flatMap((name) => readName(name, place) ?? []);
  const sized = await Promise.all(found.map(async (one) => ({ ...one, bytes: (await stat(join(place.folder, one.name))).size })));
  return sized.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** The path of a copy that is there; a name is looked up and never becomes part of a path by itself. */
export async function findSnapshotFile(place: SnapshotPlace, name: string): Promise<string> {
  const known = await listSnapshotFiles(place);
  const wanted = name.trim() || known[0]?.name;
  if (known.some((one) => one.name === wanted)) return join(place.folder, wanted!);
  throw new InvalidInput('SNAPSHOT_ABSENT', `There is no snapshot ${name} of the knowledge base ${place.knowledgeBase} for this store; there are: ${known.map((one) => one.name).join(', ') || 'none'}.`, 'Choose one of these, or copy the file into the snapshot folder of the Knowledge Base credential.');
}

/** Lets `write` write a copy under another name first, so that a copy that is there is a whole one. The folder is made for its owner only. */
export async function writeSnapshotFile(place: SnapshotPlace, generation: number, now: Date, write: (path: string) => Promise<void>): Promise<Snapshot> {
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const name = `${place.knowledgeBase}.${generation}.${time}.${place.kind}.snapshot`;
  const unfinished = join(place.folder, `${name}.${process.pid}.unfinished`);
  try {
    await write(unfinished);
    await rename(unfinished, join(place.folder, name));
  } finally {
    await rm(unfinished, { force: true });
  }
  return { ...readName(name, place)!, bytes: (await stat(join(place.folder, name))).size };
}
