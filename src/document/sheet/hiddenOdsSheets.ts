import type { ExpansionBudget } from '../archive/ExpansionBudget';
import { ZipArchive } from '../archive/ZipArchive';

const STYLE = /<style:style\b[^>]*\bstyle:name="([^"]+)"[^>]*>\s*<style:table-properties\b[^>]*\btable:display="false"/g;
const TABLE = /<table:table\b[^>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': '\'' };

/** The names of the sheets that an OpenDocument workbook hides, which the library that reads it does not tell; none for other files. */
export async function hiddenOdsSheets(bytes: Uint8Array, budget: ExpansionBudget): Promise<ReadonlySet<string>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new Set();
  const archive = await ZipArchive.open(bytes, budget);
  if (!archive.has('content.xml')) return new Set();
  const xml = (await archive.readText('content.xml')) ?? '';
  const styles = new Set(Array.from(xml.matchAll(STYLE), ([, name]) => name));
  if (!styles.size) return new Set();
  const tables = Array.from(xml.matchAll(TABLE), ([tag]) => [attribute(tag, 'table:style-name'), attribute(tag, 'table:name')] as const);
  return new Set(tables.flatMap(([style, name]) => (styles.has(style) ? [name.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)] : [])));
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
