import { InvalidInput } from '../../errors/InvalidInput';

export interface ExpansionLimits {
  /** Of one unpacked part. */
  readonly partBytes: number;
  /** Of all that one file unpacks to, however deep. */
  readonly totalBytes: number;
  readonly members: number;
  /** Containers within containers. */
  readonly depth: number;
  /** Unpacked to packed size; real documents stay below 100. */
  readonly ratio: number;
}

export const DEFAULT_LIMITS: ExpansionLimits = { partBytes: 256 * 1024 * 1024, totalBytes: 768 * 1024 * 1024, members: 10_000, depth: 4, ratio: 250 };
/** A small part may be as repetitive as it likes. */
const HARMLESS_BYTES = 8 * 1024 * 1024;
const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

/** Counts what a file unpacks to and stops it at a limit, so that a small file cannot become a large one unseen. */
export class ExpansionBudget {
  private bytes = 0;
  private members = 0;

  constructor(readonly limits: ExpansionLimits = DEFAULT_LIMITS) {}

  /** Call before a part is unpacked, with the sizes it claims. */
  takeBytes(unpacked: number, packed: number): void {
    const { partBytes, totalBytes, ratio } = this.limits;
    if (unpacked > HARMLESS_BYTES && unpacked > packed * ratio) throw bomb(`A part of ${megabytes(packed)} MB unpacks to ${megabytes(unpacked)} MB, more than ${ratio} times as much.`);
    if (unpacked > partBytes) throw bomb(`A part unpacks to ${megabytes(unpacked)} MB; the limit is ${megabytes(partBytes)} MB.`);
    if (this.bytes + unpacked > totalBytes) throw bomb(`The file unpacks to more than ${megabytes(totalBytes)} MB.`);
    this.bytes += unpacked;
  }

  /** Call once a container, before its members are read. */
  takeMembers(count: number): void {
    const { members } = this.limits;
    if (this.members + count > members) throw new InvalidInput('TOO_MANY_MEMBERS', `The file holds ${this.members + count} files; the limit is ${members}.`, 'Split the archive, or unpack it into the folder.');
    this.members += count;
  }
}

const bomb = (message: string) => new InvalidInput('ARCHIVE_BOMB', message, 'If the file is genuine, unpack it into the folder; else leave it out.');
