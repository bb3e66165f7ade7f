import { CFB } from '@e965/xlsx';

/** A compound file: its paths from the root entry on, and what each stream holds. */
export interface OleFile {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly name: string; readonly content?: Uint8Array | number[] }[];
}

/** The parts of @e965/xlsx that it has no types for. */
const { read } = CFB as { read(bytes: Uint8Array, options: { type: 'array' | 'buffer' }): OleFile };

/** Opens an OLE compound file (MS-CFB). Throws the library's own error for one that is damaged. */
export const openOle = (bytes: Uint8Array): OleFile => read(bytes, { type: 'array' });

/** The bytes of a stream in the root entry, or undefined. */
export function oleStream(file: OleFile, name: string): Uint8Array | undefined {
  const root = file.FullPaths[0] ?? '';
  const at = file.FullPaths.findIndex((path) => path === `${root}${root.endsWith('/') ? '' : '/'}${name}`);
  const content = at < 0 ? undefined : file.FileIndex[at]?.content;
  return content && Uint8Array.from(content);
}
