import type { ZipArchive } from '../archive/ZipArchive';
import { findFirst, parseXmlTree, textOf } from '../html/htmlTree';

export interface OfficeProperties {
  readonly title?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

const AT = { title: ['dc:title'], author: ['dc:creator', 'meta:initial-creator'], created: ['dcterms:created', 'meta:creation-date'], modified: ['dcterms:modified', 'dc:date'], subject: ['dc:subject'] } as const;

/** Title, author and dates as an Office or OpenDocument file states them. */
export async function officeProperties(archive: ZipArchive): Promise<OfficeProperties> {
  const xml = (await archive.readText('docProps/core.xml')) ?? (await archive.readText('meta.xml'));
  if (!xml) return { metadata: {} };
  const tree = parseXmlTree(xml);
  const found = Object.entries(AT).flatMap(([key, names]) => {
    const text = names.map((name) => findFirst(tree, name)).filter((element) => element !== undefined).map((element) => textOf(element).trim()).find(Boolean);
    return text ? [[key, text.slice(0, 500)] as const] : [];
  });
  const { title, ...metadata } = Object.fromEntries(found);
  return { title, metadata };
}
