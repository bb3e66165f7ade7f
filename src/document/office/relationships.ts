import { posix } from 'node:path';
import type { ZipArchive } from '../archive/ZipArchive';
import { findAll, parseXmlTree } from '../html/htmlTree';

export interface Relationship {
  /** The last part of its type, such as `slide` or `notesSlide`. */
  readonly type: string;
  /** A part of the package, or an address where it leads outside. */
  readonly target: string;
}

/** What a part of an Office package refers to, by id. */
export async function relationships(archive: ZipArchive, part: string): Promise<ReadonlyMap<string, Relationship>> {
  const xml = await archive.readText(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`));
  if (!xml) return new Map();
  return new Map(
    findAll(parseXmlTree(xml), 'Relationship').map(({ attribs }) => {
      const { Id = '', Type = '', Target = '', TargetMode } = attribs;
      const inside = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(part), Target);
      return [Id, { type: Type.split('/').at(-1) ?? '', target: TargetMode === 'External' ? Target : inside }];
    }),
  );
}
