/** Who read a picture, as `metadata.readBy` tells it. */
export type PictureReaderName = 'tesseract' | `model:${string}`;

/** How pictures become text. Port; adapters: the program Tesseract, and a vision model behind an OpenAI-compatible server. */
export interface PictureReader {
  readonly by: PictureReaderName;
  /** Whether it gives plain lines, or Markdown with headings and tables. */
  readonly gives: 'lines' | 'markdown';
  /** The file that a page is drawn as, and how finely. */
  readonly page: { readonly file: 'pgm' | 'png'; readonly dotsPerInch: number };
  /** How many pictures of one file it takes at a time. */
  readonly atOnce: number;
  /** What becomes of a document of which it could not read one page: nothing half-read goes on unsaid. */
  readonly onFailure: PictureFailure;
  /** The text of a picture (PNG, JPEG, WebP, GIF; Tesseract reads TIFF, BMP and PNM too), empty where it shows none. Throws what is wrong and what to do. */
  read(picture: Uint8Array): Promise<string>;
}

/** Fail the document, or leave the page out with a warning that names it. */
export type PictureFailure = 'fail' | 'leaveOut';
