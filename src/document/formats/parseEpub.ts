import { posix } from 'node:path';
import { ZipArchive } from '../archive/ZipArchive';
import { InvalidInput } from '../../errors/InvalidInput';
import { findAll, findFirst, parseXmlTree, textOf } from '../html/htmlTree';
import { htmlToMarkdown } from '../html/htmlToMarkdown';
import type { ParsedSource, Reading } from '../ParsedSource';
import type { DocumentWarning } from '../Document';

/** A book (EPUB 2 and 3): its chapters in reading order. Throws ENCRYPTED for one under digital rights management. */
export async function parseEpub(bytes: Uint8Array, { budget }: Reading): Promise<ParsedSource> {
  const archive = await ZipArchive.open(bytes, budget);
  const root = findFirst(parseXmlTree((await archive.readText('META-INF/container.xml')) ?? ''), 'rootfile')?.attribs['full-path'];
  const xml = root && (await archive.readText(root));
  if (!root || !xml) throw new InvalidInput('EPUB_BROKEN', 'The file is not a readable book.', 'Get the book again.');
  if (archive.has('META-INF/encryption.xml') && ((await archive.readText('META-INF/encryption.xml')) ?? '').includes('xmlenc#aes')) throw new InvalidInput('ENCRYPTED', 'The book is protected.', 'Get a copy without protection.');
  const tree = parseXmlTree(xml);
  const items = new Map(findAll(tree, 'item').map(({ attribs }) => [attribs.id ?? '', attribs]));
  const chapters: string[] = [];
  const warnings: DocumentWarning[] = [];
  for (const { attribs } of findAll(tree, 'itemref')) {
    const item = items.get(attribs.idref ?? '');
    if (!item || item.properties?.split(' ').includes('nav')) continue;
    const text = await archive.readText(posix.join(posix.dirname(root), decodeURIComponent(item.href ?? '')));
    if (!text) continue;
    const { markdown, hidden } = htmlToMarkdown(text);
    if (markdown) chapters.push(markdown);
    warnings.push(...hidden.warnings());
  }
  const stated = (name: string) => findFirst(tree, name) && textOf(findFirst(tree, name)!).trim();
  const [author, created] = [stated('dc:creator'), stated('dc:date')];
  return { markdown: chapters.join('\n\n'), title: stated('dc:title') || undefined, metadata: { ...(author && { author }), ...(created && { created }), chapters: chapters.length }, warnings: warnings.slice(0, 1) };
}
