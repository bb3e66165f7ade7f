import type { Directory, NameResolution } from '../../access/Directory';
import { prefixedName } from '../../access/prefixedName';
import { namesIn, resolveAccess, type AccessProblem, type AccessRules } from '../../access/resolveAccess';
import type { Category, Document, DocumentSource, FailedDocument, SourceListing } from '../../document/Document';
import type { FileSelection, FileSource, ListedFile, ListingProblem } from '../../document/FileSource';
import { formatOf } from '../../document/formatOf';
import { hashId } from '../../document/hashId';
import { isUnchanged, type RememberedDocument } from '../../document/isUnchanged';
import { toFailedDocument } from '../../document/toFailedDocument';
import { tooLarge } from '../../document/tooLarge';
import { InvalidInput } from '../../errors/InvalidInput';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { AccessRule } from '../../principal/AccessRule';
import { ContainerMembers } from './ContainerMembers';
import { ACCESS_FILE } from './gatherListing';
import { isNeverRead, neverRead } from './isNeverRead';
import { openParser, type FileParser } from './openParser';
import { readAccessRules } from './readAccessRules';


export interface IngestOptions extends FileSelection {
  readonly tenant: string;
  readonly sourceId: string;
  readonly runId: string;
  /** Documents made in one run; failures do not count, so that a loop always comes to an end. Default: all. */
  readonly limit?: number;
  readonly maxBytes?: number;
  readonly category?: Category;
  /** Checks the names in access.yaml; without one only prefixed names count. */
  readonly directory?: Directory;
  /** What is known already, by document id; those unchanged are passed over unread. */
  readonly known?: ReadonlyMap<string, RememberedDocument>;
  readonly parser?: FileParser;
}

export const DEFAULT_MAX_BYTES = 50 * 1024 * 1024;

interface Planned {
  readonly source: DocumentSource;
  readonly access: AccessRule;
}

/**
 * Makes documents of a source, one file at a time: it lists first and reads only what is new or changed. A file that cannot be read is yielded as a
 * FailedDocument and the others go on. Returns the listing: complete only if all of the source could be listed, and what lies within each container is known.
 * A source that is not there at all is a failure with an empty path. The caller closes it.
 */
export async function* ingestFiles(files: FileSource, options: IngestOptions): AsyncGenerator<Document | FailedDocument, SourceListing> {
  const { sourceId, runId, tenant } = options;
  const listing = await files.list(options).catch(unlessUnavailable);
  if (listing instanceof ServiceUnavailable) {
    yield toFailedDocument(tenant, { id: sourceId, path: '' }, listing);
    return { source: sourceId, runId, complete: false, ids: [], remaining: 0 };
  }
  const { rules, problems } = await readAccessRules((path, maxBytes) => files.read(path, maxBytes, options.signal), listing.accessFiles);
  const { planned, reported } = await plan(listing.files, rules, options);
  const members = new ContainerMembers(planned.map(({ source }) => source.path), options.known);
  const pending = planned.filter((file) => !isPassedOver(file, members, options)).sort(readableFirst);
  const remaining = yield* readAll(files, pending, members, options);
  if (remaining === 0) yield* report(listing.problems, distinct([...problems, ...reported]), options);
  return { source: sourceId, runId, complete: listing.complete && members.areKnown(), ids: [...planned.map((file) => idOf(file, options)), ...members.ids()], remaining };
}

/** A container whose member was last read in vain is read again, and its members follow its rights. */
function isPassedOver(file: Planned, members: ContainerMembers, options: IngestOptions): boolean {
  return isUnchanged(options.known?.get(idOf(file, options)), file.source, file.access) && !members.hasStale(file.source.path);
}

/** What is wrong with the source itself: said once, at the end of the last turn. */
function* report(walk: readonly ListingProblem[], access: readonly AccessProblem[], options: IngestOptions): Generator<FailedDocument> {
  const { tenant, sourceId } = options;
  for (const { path, code, message, todo } of walk) yield toFailedDocument(tenant, { id: sourceId, path }, new InvalidInput(code, message, todo));
  for (const problem of access) yield accessFailure(problem, options);
}

async function* readAll(files: FileSource, pending: readonly Planned[], members: ContainerMembers, options: IngestOptions): AsyncGenerator<Document | FailedDocument, number> {
  const limit = options.limit ?? Infinity;
  const parser = options.parser ?? openParser();
  let made = 0;
  try {
    for (const [index, file] of pending.entries()) {
      if (made >= limit) {
        for (const { source } of pending.slice(index)) members.notRead(source.path);
        return pending.length - index;
      }
      const read = await readOne(files, file, parser, options);
      members.read(file.source.path, read);
      made += read.filter((one) => !('error' in one)).length;
      yield* read;
    }
    return 0;
  } finally {
    if (!options.parser) await parser.close();
  }
}

async function readOne(files: FileSource, { source, access }: Planned, parser: FileParser, options: IngestOptions): Promise<(Document | FailedDocument)[]> {
  options.signal?.throwIfAborted();
  const { tenant, category, maxBytes = DEFAULT_MAX_BYTES } = options;
  try {
    if (source.size !== undefined && source.size > maxBytes) throw tooLarge(source.path, source.size, maxBytes);
    if (isNeverRead(source.path)) throw neverRead(source.path);
    const bytes = await files.read(source.path, maxBytes, options.signal);
    return await parser.read(bytes, { tenant, source: { ...source, size: source.size ?? bytes.length }, access, category }, options.signal);
  } catch (error) {
    options.signal?.throwIfAborted();
    return [toFailedDocument(tenant, source, error, access)];
  }
}

async function plan(files: readonly ListedFile[], rules: AccessRules, options: IngestOptions): Promise<{ planned: Planned[]; reported: AccessProblem[] }> {
  const names = await options.directory?.resolveNames(namesIn(rules));
  const resolveName = (name: string): NameResolution => (names ? (names.get(name) ?? 'unknown') : prefixedName(name));
  const reported: AccessProblem[] = [];
  const shared = new Map<string, AccessRule>();
  const planned = files.map((file) => {
    const { access, problems } = resolveAccess(file.path, rules, resolveName);
    reported.push(...problems);
    const key = JSON.stringify(access);
    if (!shared.has(key)) shared.set(key, access);
    return { source: { id: options.sourceId, ...file }, access: shared.get(key)! };
  });
  return { planned, reported };
}

const idOf = ({ source }: Planned, { tenant }: IngestOptions) => hashId(tenant, source.id, source.path);

/** Files that no parser takes come last, so that they are reported once and not in every turn of a loop. */
function readableFirst(a: Planned, b: Planned): number {
  return Number(!formatOf(a.source.path)) - Number(!formatOf(b.source.path));
}

function unlessUnavailable(error: unknown): ServiceUnavailable {
  if (error instanceof ServiceUnavailable) return error;
  throw error;
}

/** One report per file and reason; that no rule allows anyone is said once. */
function distinct(problems: readonly AccessProblem[]): AccessProblem[] {
  const key = ({ code, folder, message }: AccessProblem) => (code === 'NO_ACCESS_RULE' || code === 'ACCESS_FILE_BROKEN' ? `${code} ${folder}` : message);
  return [...new Map(problems.toReversed().map((problem) => [key(problem), problem])).values()].toReversed();
}

function accessFailure({ code, folder, message }: AccessProblem, { tenant, sourceId }: IngestOptions): FailedDocument {
  const path = folder ? `${folder}/${ACCESS_FILE}` : ACCESS_FILE;
  return toFailedDocument(tenant, { id: sourceId, path }, new InvalidInput(code, message, `Correct ${path}, then run again.`));
}
