import { InvalidInput } from '../../errors/InvalidInput';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import type { PictureReader } from './PictureReader';

/** The text of a picture, or in words why it could not be read. */
export type PictureReading = { readonly text: string } | { readonly problem: string };

/** More scanned pages than this are a book: reading them would hold the run for hours. */
const MOST_PICTURES = 500;

/** Hands the pictures of one file to their reader, as many at once as it takes. */
export class PictureQueue {
  private readonly busy = new Set<Promise<unknown>>();
  private failure?: { readonly error: unknown };
  private taken = 0;

  constructor(private readonly reader: PictureReader) {}

  /** Waits until the reader takes another; throws what failed meanwhile, so that no further page is read in vain. */
  async room(): Promise<void> {
    while (this.busy.size >= this.reader.atOnce) await Promise.race(this.busy);
    if (this.failure) throw this.failure.error;
  }

  /** Rejects where the reader's rule is to fail the document. */
  read(picture: Uint8Array): Promise<PictureReading> {
    const reading = this.readOne(picture);
    const settled = reading.then(() => undefined, (error: unknown) => void (this.failure ??= { error }));
    this.busy.add(settled);
    void settled.then(() => this.busy.delete(settled));
    return reading;
  }

  private async readOne(picture: Uint8Array): Promise<PictureReading> {
    if (++this.taken > MOST_PICTURES) throw new InvalidInput('TOO_MANY_PICTURES', `The file has more than ${MOST_PICTURES} pages that are pictures.`, 'Split the file, or run it through OCR before.');
    try {
      return { text: await this.reader.read(picture) };
    } catch (error) {
      if (this.reader.onFailure === 'fail' || !(error instanceof PrivateLlmError)) throw error;
      return { problem: error.message };
    }
  }
}
