import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../bootstrap/folders.mjs';

/** A function from a document's id to its path below `documents`, made from the same hash that Document Ingest uses; unknown ids stay as they are. */
export async function documentPaths(documents, sourceId, tenant = 'default') {
  const { hashId } = await import(pathToFileURL(join(packageRoot, 'dist', 'src', 'document', 'hashId.js')));
  const paths = readdirSync(documents, { recursive: true }).map((path) => path.split(sep).join('/'));
  const known = new Map(paths.map((path) => [hashId(tenant, sourceId, path), path]));
  return (id) => known.get(id) ?? id;
}
