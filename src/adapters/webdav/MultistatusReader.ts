import { Parser } from 'htmlparser2';

/** One resource of a PROPFIND answer; properties that the server did not give with status 2xx are missing. */
export interface DavEntry {
  readonly href: string;
  /** The status of the resource as a whole, where it is not that of its properties. */
  readonly status?: number;
  /** Undefined where the server does not say. */
  readonly isFolder?: boolean;
  readonly size?: number;
  readonly modifiedAt?: string;
  readonly etag?: string;
  readonly fileId?: string;
}

/** The answer is not a whole multistatus. */
export class BrokenMultistatus extends Error {}

const DAV = 'DAV:';
const OWNCLOUD = 'http://owncloud.org/ns';
const DEEPEST = 64;
const LONGEST_TEXT = 65_536;

type Properties = Partial<Record<'resourcetype' | 'collection' | 'getcontentlength' | 'getlastmodified' | 'getetag' | 'fileid', string>>;

/** Reads the XML of a PROPFIND answer piece by piece (RFC 4918 14.16). What is not well formed, cut off, or defines entities throws BrokenMultistatus: half a list is none. */
export class MultistatusReader {
  private readonly parser = new Parser(
    {
      onopentag: (name, attributes) => this.open(name, attributes),
      onclosetag: (name, implied) => this.close(name, implied),
      ontext: (text) => this.add(text),
      onprocessinginstruction: (name) => {
        if (name.startsWith('!')) throw new BrokenMultistatus('it has a document type definition');
      },
    },
    { xmlMode: true },
  );
  private readonly path: { readonly uri: string; readonly local: string; readonly scope: ReadonlyMap<string, string> }[] = [];
  private text = '';
  private isEmpty = false;
  private isEnding = false;
  private isWhole = false;
  private href: string | undefined;
  private status: number | undefined;
  private offered: Properties = {};
  private offeredStatus: number | undefined;
  private given: Properties = {};

  constructor(private readonly onEntry: (entry: DavEntry) => void) {}

  write(text: string): void {
    this.parser.write(text);
  }

  end(): void {
    this.isEnding = true;
    this.parser.end();
    if (!this.isWhole) throw new BrokenMultistatus('it is no multistatus');
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.path.length >= DEEPEST) throw new BrokenMultistatus('its elements lie too deep');
    const declared = Object.entries(attributes).flatMap(([key, uri]): [string, string][] => (key === 'xmlns' ? [['', uri]] : key.startsWith('xmlns:') ? [[key.slice(6), uri]] : []));
    const outer = this.path.at(-1)?.scope ?? new Map<string, string>();
    const scope = declared.length ? new Map([...outer, ...declared]) : outer;
    const [local = '', prefix = ''] = name.split(':').reverse();
    this.path.push({ uri: scope.get(prefix) ?? '', local, scope });
    this.text = '';
    this.isEmpty = true;
    if (this.path.length === 1 && !this.is(DAV, 'multistatus')) throw new BrokenMultistatus('it is no multistatus');
    if (this.path.length === 2 && this.is(DAV, 'response')) [this.href, this.status, this.given] = [undefined, undefined, {}];
    if (this.path.length === 3 && this.is(DAV, 'propstat')) [this.offered, this.offeredStatus] = [{}, undefined];
  }

  private close(name: string, implied: boolean): void {
    // An element that closes itself counts as implied too, but has just been opened.
    if (implied && (this.isEnding || !this.isEmpty)) throw new BrokenMultistatus(`it ends within <${name}>`);
    this.isEmpty = false;
    this.take(this.path.length, this.text.trim());
    this.path.pop();
    this.text = '';
  }

  private add(text: string): void {
    this.isEmpty = false;
    this.text += text;
    if (this.text.length > LONGEST_TEXT) throw new BrokenMultistatus('a value of it is too long');
  }

  private take(depth: number, text: string): void {
    const { uri, local } = this.path[depth - 1]!;
    if (depth === 1) this.isWhole = true;
    if (depth === 2 && this.is(DAV, 'response')) this.give();
    if (depth === 3 && this.is(DAV, 'href')) this.href ??= text;
    if (depth === 3 && this.is(DAV, 'status')) this.status = statusOf(text);
    if (depth === 3 && this.is(DAV, 'propstat') && isFine(this.offeredStatus)) Object.assign(this.given, this.offered);
    if (depth === 4 && this.is(DAV, 'status')) this.offeredStatus = statusOf(text);
    if (depth === 5 && this.path[3]!.local === 'prop' && (uri === DAV || (uri === OWNCLOUD && local === 'fileid'))) this.offered[local as keyof Properties] = text;
    if (depth === 6 && this.path[4]!.local === 'resourcetype' && this.is(DAV, 'collection')) this.offered.collection = 'yes';
  }

  private give(): void {
    const { href, status, given } = this;
    if (href === undefined) throw new BrokenMultistatus('a response of it names nothing');
    const size = given.getcontentlength ? Number(given.getcontentlength) : NaN;
    const time = new Date(given.getlastmodified ?? '');
    this.onEntry({
      href,
      ...(status !== undefined && !isFine(status) && { status }),
      ...(given.resourcetype !== undefined && { isFolder: given.collection !== undefined }),
      ...(Number.isSafeInteger(size) && size >= 0 && { size }),
      ...(!Number.isNaN(time.getTime()) && { modifiedAt: time.toISOString() }),
      // A weak mark becomes strong when the second in which the file was written is over.
      ...(given.getetag && { etag: given.getetag.replace(/^W\//, '') }),
      ...(given.fileid && /^\d{1,20}$/.test(given.fileid) && { fileId: given.fileid }),
    });
  }

  private is(uri: string, local: string): boolean {
    const last = this.path.at(-1);
    return last?.uri === uri && last.local === local;
  }
}

const statusOf = (text: string) => Number(/^HTTP\/\S+\s+(\d{3})/.exec(text)?.[1] ?? 0);
const isFine = (status: number | undefined) => status !== undefined && status >= 200 && status < 300;
