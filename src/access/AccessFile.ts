import { z } from 'zod';
import { parseYaml } from './parseYaml';

/** The rules of one folder as IT wrote them; an absent `allow` leaves the one above in force. */
export interface AccessFile {
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  /** The file it stands in, where that is not the folder's access.yaml. */
  readonly writtenIn?: string;
}

const names = z.union([z.string().transform((name) => (name ? [name] : [])), z.array(z.string().min(1))]);
const schema = z.strictObject({ allow: names.optional(), deny: names.optional() });

/** Reads an access.yaml; throws a ConfigurationError that names `path` when it is not exactly `allow` and `deny`. */
export function parseAccessFile(text: string, path: string): AccessFile {
  return parseYaml(text, schema, path);
}
