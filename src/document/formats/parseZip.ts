import { InvalidInput } from '../../errors/InvalidInput';
import { chatMembers } from '../chat/chatMembers';
import { readSlackExport } from '../chat/readSlackExport';
import { isJunk, isUnsafe, memberName } from '../archive/memberName';
import { ZipArchive, type ZipEntry } from '../archive/ZipArchive';
import type { Member, ParsedSource, Reading } from '../ParsedSource';

/** An archive: its own text is the list of its files, each of which becomes a document. */
export async function parseZip(bytes: Uint8Array, { budget }: Reading): Promise<ParsedSource> {
  const archive = await ZipArchive.open(bytes, budget);
  const entries = archive.entries.filter(({ name }) => !isJunk(name));
  const { members } = budget.limits;
  if (entries.length > members) throw new InvalidInput('TOO_MANY_MEMBERS', `The archive holds ${entries.length} files; the limit is ${members}.`, 'Split the archive, or unpack it into the folder.');
  if (entries.length > 0 && entries.every(({ encrypted }) => encrypted)) throw new InvalidInput('ARCHIVE_ENCRYPTED', 'The archive is protected by a password.', 'Unpack it with the password and put the files into the folder.');
  const chat = await readSlackExport(archive, entries);
  if (chat) return chatMembers(chat);
  return { markdown: entries.map(({ name }) => `- ${memberName(name)}`).join('\n'), metadata: { members: entries.length }, members: membersOf(archive, entries) };
}

async function* membersOf(archive: ZipArchive, entries: readonly ZipEntry[]): AsyncGenerator<Member> {
  for (const { name, modifiedAt } of entries) yield { name: memberName(name), modifiedAt, content: await contentOf(archive, name) };
}

async function contentOf(archive: ZipArchive, name: string): Promise<Member['content']> {
  if (isUnsafe(name)) return { error: new InvalidInput('NAME_UNSAFE', 'The name of this file in its archive leads out of the archive.', 'Pack the archive anew without such names.') };
  try {
    return { bytes: await archive.read(name) };
  } catch (error) {
    return { error };
  }
}
