import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { InvalidInput } from '../../errors/InvalidInput';
import type { ExpansionBudget } from './ExpansionBudget';
import { decodeEntryName } from './decodeEntryName';

/** One file of a zip archive, with the sizes that its directory claims. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly encrypted: boolean;
  readonly modifiedAt?: string;
}

const BROKEN_TODO = 'Copy the file again from where it came, or pack it anew.';

/** A zip archive in memory; nothing is unpacked before it is asked for, and all that is counts against the budget. */
export class ZipArchive {
  private constructor(private readonly zip: ZipFile, private readonly found: ReadonlyMap<string, Entry>, private readonly budget: ExpansionBudget, readonly entries: readonly ZipEntry[]) {}

  /** Reads the directory. Throws ARCHIVE_BROKEN for what is cut off or no archive. */
  static async open(bytes: Uint8Array, budget: ExpansionBudget): Promise<ZipArchive> {
    const zip = await openZip(bytes);
    const found = new Map<string, Entry>();
    const entries: ZipEntry[] = [];
    for (const entry of await listEntries(zip)) {
      const name = decodeEntryName(entry);
      if (name.endsWith('/') || name.endsWith('\\')) continue;
      const unique = uniqueName(name, found);
      found.set(unique, entry);
      entries.push({ name: unique, size: entry.uncompressedSize, packedSize: entry.compressedSize, encrypted: entry.isEncrypted(), modifiedAt: dateOf(entry) });
    }
    return new ZipArchive(zip, found, budget, entries);
  }

  has(name: string): boolean {
    return this.found.has(name);
  }

  /** Unpacks one file; its true size is the claimed one. */
  async read(name: string): Promise<Uint8Array> {
    const bytes = new Uint8Array(this.take(name).uncompressedSize);
    let at = 0;
    for await (const piece of this.unpack(name)) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  /** Unpacks one file piece by piece, so that it is never held as a whole. */
  pieces(name: string): AsyncIterable<Uint8Array> {
    this.take(name);
    return this.unpack(name);
  }

  /** The text of an XML part (UTF-8 or UTF-16), or undefined where there is none. */
  async readText(name: string): Promise<string | undefined> {
    if (!this.has(name)) return undefined;
    const bytes = await this.read(name);
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
    return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
  }

  /** The entry, counted against the budget by what it claims; more than that no stream gives. */
  private take(name: string): Entry {
    const entry = this.found.get(name);
    if (!entry) throw new InvalidInput('PART_MISSING', `The file has no part ${name}.`, BROKEN_TODO);
    if (entry.isEncrypted()) throw new InvalidInput('ARCHIVE_ENCRYPTED', 'The archive is protected by a password.', 'Unpack it with the password and put the files into the folder.');
    this.budget.takeBytes(entry.uncompressedSize, entry.compressedSize);
    return entry;
  }

  private async *unpack(name: string): AsyncGenerator<Uint8Array> {
    const stream = await openStream(this.zip, this.found.get(name)!);
    try {
      for await (const piece of stream) yield piece as Uint8Array;
    } catch (cause) {
      throw cause instanceof Error ? broken(cause) : cause;
    }
  }
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ZipFile>();
  fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, decodeStrings: false }, (error, zip) => (error ? reject(broken(error)) : resolve(zip)));
  return promise;
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Entry[]>();
  const entries: Entry[] = [];
  zip.on('entry', (entry: Entry) => {
    entries.push(entry);
    zip.readEntry();
  });
  zip.on('end', () => resolve(entries)).on('error', (error: Error) => reject(broken(error)));
  zip.readEntry();
  return promise;
}

function openStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  const { promise, resolve, reject } = Promise.withResolvers<Readable>();
  zip.openReadStream(entry, (error, stream) => (error ? reject(broken(error)) : resolve(stream)));
  return promise;
}

/** yauzl's messages name offsets and sizes, never content. */
const broken = (cause: Error) => new InvalidInput('ARCHIVE_BROKEN', `The file is cut off or damaged (${cause.message.slice(0, 100)}).`, BROKEN_TODO, { cause });

function uniqueName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  const [, stem, extension] = /^(.*?)(\.[^./]*)?$/s.exec(name)!;
  for (let number = 2; ; number++) if (!taken.has(`${stem} (${number})${extension ?? ''}`)) return `${stem} (${number})${extension ?? ''}`;
}

/** Zip dates have no zone; they are taken as UTC so that every machine reads the same. */
function dateOf(entry: Entry): string | undefined {
  const date = entry.getLastModDate({ timezone: 'UTC' });
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1980 ? undefined : date.toISOString();
}
