import type { Document } from '../document/Document';

type Value = Document['metadata'][string];

/** One name with its value, as stores compare them: types stay apart, so that "1" is not 1. */
export const metadataMark = (name: string, value: Value): string => `${name}=${JSON.stringify(value)}`;

/** All marks of a document's metadata. */
export function metadataMarks(metadata: Document['metadata']): string[] {
  return Object.entries(metadata).map(([name, value]) => metadataMark(name, value));
}
