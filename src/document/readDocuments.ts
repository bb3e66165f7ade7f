import { InvalidInput } from '../errors/InvalidInput';
import { ExpansionBudget } from './archive/ExpansionBudget';
import { memberName } from './archive/memberName';
import { buildDocument, type DocumentOrigin } from './buildDocument';
import { detectFormat } from './detectFormat';
import type { Document, DocumentSource, DocumentWarning, FailedDocument } from './Document';
import type { Format } from './formatOf';
import { parseBytes } from './parseBytes';
import type { Member, ParsedSource, ReadingServices } from './ParsedSource';
import { toFailedDocument } from './toFailedDocument';

/** Where a file comes from and what is decided about it before it is read. */
export type FileOrigin = Omit<DocumentOrigin, 'format'> & {
  /** Where the source's path tells less of the kind of file. */
  readonly fileName?: string;
  readonly mimeType?: string;
  /** Beats the file's own. */
  readonly title?: string;
  readonly warnings?: readonly DocumentWarning[];
};

/**
 * The documents of one file: those of the files within it first, each at `<path>/<its name>` and with the same rights, then the file's own. What cannot
 * be read comes as a FailedDocument; a container that fails comes so too, after the members that could be read. Never throws for what a file holds.
 */
export async function* readDocuments(bytes: Uint8Array, origin: FileOrigin, services: ReadingServices = {}): AsyncGenerator<Document | FailedDocument> {
  yield* readFile(bytes, origin, { services, budget: new ExpansionBudget(), depth: 0 });
}

interface Level {
  readonly services: ReadingServices;
  readonly budget: ExpansionBudget;
  readonly depth: number;
}

async function* readFile(bytes: Uint8Array, origin: FileOrigin, level: Level): AsyncGenerator<Document | FailedDocument> {
  const { budget, services } = level;
  let format: Format | undefined;
  try {
    const detected = await detectFormat(bytes, origin.fileName ?? origin.source.path, origin.mimeType);
    format = detected.format;
    const parsed = await parseBytes(bytes, format, { path: origin.source.path, budget, services });
    if (parsed.members) yield* readMembers(parsed.members, origin, level);
    yield build(parsed, format, { ...origin, warnings: [...wrongExtension(detected.claimed, format), ...(origin.warnings ?? [])] });
  } catch (error) {
    yield failed(error, origin, format);
  }
}

async function* readMembers(members: Iterable<Member> | AsyncIterable<Member>, origin: FileOrigin, level: Level): AsyncGenerator<Document | FailedDocument> {
  const { limits } = level.budget;
  if (level.depth + 1 >= limits.depth) throw new InvalidInput('TOO_DEEP', `Files lie more than ${limits.depth - 1} containers deep.`, 'Unpack the file into the folder.');
  const names = new Set<string>();
  for await (const member of members) {
    level.budget.takeMembers(1);
    const name = unique(memberName(member.name), names);
    const own = { ...origin, fileName: undefined, title: undefined, mimeType: member.mimeType, source: sourceOf(origin.source, name, member) };
    yield* readMember(member, own, { ...level, depth: level.depth + 1 });
  }
}

async function* readMember({ content }: Member, origin: FileOrigin, level: Level): AsyncGenerator<Document | FailedDocument> {
  if ('bytes' in content) return yield* readFile(content.bytes, origin, level);
  if ('error' in content) return yield failed(content.error, origin);
  try {
    yield build(content.parsed, content.format, origin);
  } catch (error) {
    yield failed(error, origin, content.format);
  }
}

function sourceOf(container: DocumentSource, name: string, { modifiedAt, content }: Member): DocumentSource {
  const { id, path, url } = container;
  return { id, path: `${path}/${name}`, ...(url && { url }), modifiedAt: modifiedAt ?? container.modifiedAt, ...('bytes' in content && { size: content.bytes.length }) };
}

function build(parsed: ParsedSource, format: Format, { tenant, source, access, category, title = parsed.title, warnings = [] }: FileOrigin): Document {
  return buildDocument({ tenant, source, access, category, format }, { ...parsed, title, warnings: [...(parsed.warnings ?? []), ...warnings] });
}

function failed(error: unknown, { tenant, source, access }: FileOrigin, format?: Format): FailedDocument {
  return toFailedDocument(tenant, source, error, access, format);
}

function wrongExtension(claimed: Format | undefined, format: Format): DocumentWarning[] {
  return claimed ? [{ code: 'WRONG_EXTENSION', message: `The name says ${claimed}, the content is ${format}; it was read as ${format}.` }] : [];
}

function unique(name: string, names: Set<string>): string {
  let free = name;
  for (let number = 2; names.has(free.toLowerCase()); number++) free = name.replace(/(\.[^./]*)?$/, (extension) => ` (${number})${extension}`);
  names.add(free.toLowerCase());
  return free;
}
