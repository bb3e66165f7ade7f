import type { Entry } from 'ldapts';

/** One entry of an answer; attribute names are found in any case, values are kept as they came. */
export class LdapEntry {
  readonly dn: string;
  private readonly attributes: ReadonlyMap<string, readonly (string | Buffer)[]>;

  constructor({ dn, ...attributes }: Entry) {
    this.dn = dn;
    this.attributes = new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), [value].flat()]));
  }

  texts(name: string): string[] {
    return this.bytesOrTexts(name).map((value) => (typeof value === 'string' ? value : value.toString('utf8')));
  }

  text(name: string): string | undefined {
    return this.texts(name)[0];
  }

  bytes(name: string): Buffer[] {
    return this.bytesOrTexts(name).map((value) => (typeof value === 'string' ? Buffer.from(value, 'utf8') : value));
  }

  /** Whether the server gave only a part of the values ("memberOf;range=0-1499"). */
  isPartial(name: string): boolean {
    return [...this.attributes.keys()].some((key) => key.startsWith(`${name.toLowerCase()};range=`));
  }

  private bytesOrTexts(name: string): readonly (string | Buffer)[] {
    return this.attributes.get(name.toLowerCase()) ?? [];
  }
}
