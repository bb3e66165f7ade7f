import { z } from 'zod';
import type { ZipArchive, ZipEntry } from '../archive/ZipArchive';
import type { ChatMessage } from './ChatMessage';
import { readSlack } from './readChatJson';

const users = z.array(z.object({ id: z.string(), name: z.string().nullish(), real_name: z.string().nullish(), profile: z.object({ real_name: z.string().nullish(), display_name: z.string().nullish() }).nullish() }));
const DAY_FILE = /^(?:.*\/)?([^/]+)\/\d{4}-\d\d-\d\d\.json$/;

/** The messages of a Slack workspace export with its people's names, or undefined for any other archive. */
export async function readSlackExport(archive: ZipArchive, entries: readonly ZipEntry[]): Promise<ChatMessage[] | undefined> {
  const people = entries.find(({ name }) => /(^|\/)users\.json$/.test(name));
  const days = entries.filter(({ name }) => DAY_FILE.test(name));
  if (!people || !days.length || !entries.some(({ name }) => /(^|\/)(channels|groups|dms|mpims)\.json$/.test(name))) return undefined;
  const parsed = users.safeParse(await readJson(archive, people.name));
  if (!parsed.success) return undefined;
  const names = new Map(parsed.data.map(({ id, name, real_name: real, profile }) => [id, profile?.real_name || real || profile?.display_name || name || id]));
  const messages: ChatMessage[] = [];
  for (const { name } of days) messages.push(...(readSlack(await readJson(archive, name), name, { names, room: DAY_FILE.exec(name)![1] }) ?? []));
  return messages;
}

async function readJson(archive: ZipArchive, name: string): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await archive.read(name)));
  } catch {
    return undefined;
  }
}
