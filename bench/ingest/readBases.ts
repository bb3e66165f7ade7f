import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file that many are made of; `extension` with its dot. */
export interface Base {
  readonly extension: string;
  readonly bytes: Buffer;
}

/** The company's documents, and the test fixtures of every format. */
const FOLDERS = ['sample/documents', 'test/fixtures/documents', 'sample/mails'];
/** Pictures take a program of their own, and what is made to fail is no document. */
const NO_BASE = /access\.yaml$|expected\.md$|mojibake|entities|encrypted|\.(png|jpe?g|tiff?|bmp|gif|webp)$/;
const LARGEST_BYTES = 400_000;

/** One of every kind of file that the house has, in a fixed order. */
export function readBases(): Base[] {
  return FOLDERS.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)))
    .filter((path) => !NO_BASE.test(path))
    .sort()
    .map((path) => ({ extension: extname(path), bytes: readFileSync(path) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length < LARGEST_BYTES);
}
