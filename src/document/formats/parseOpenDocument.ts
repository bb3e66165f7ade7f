import { ZipArchive } from '../archive/ZipArchive';
import { InvalidInput } from '../../errors/InvalidInput';
import { decodeText } from '../decodeText';
import { childElements, findFirst, parseXmlTree, type Tree, type TreeElement } from '../html/htmlTree';
import { HiddenText } from '../hidden/hiddenText';
import { officeProperties, type OfficeProperties } from '../office/officeProperties';
import { openDocumentStyles } from '../office/openDocumentStyles';
import { OpenDocumentText } from '../office/OpenDocumentText';
import { pageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

/** An OpenDocument text or presentation, packed or flat: headings, lists, tables, links, footnotes, comments; of slides their notes too. */
export async function parseOpenDocument(bytes: Uint8Array, reading: Reading): Promise<ParsedSource> {
  const { tree, title, metadata } = await open(bytes, reading);
  const body = findFirst(tree, 'office:text') ?? findFirst(tree, 'office:presentation') ?? findFirst(tree, 'office:drawing');
  if (!body) throw new InvalidInput('ODF_BROKEN', 'The file is not a readable OpenDocument text or presentation.', 'Open it in LibreOffice and save it again.');
  const hidden = new HiddenText();
  const styles = openDocumentStyles(tree);
  const convert = (element: TreeElement) => new OpenDocumentText(styles, hidden).convert(element);
  const slides = body.name === 'office:text' ? undefined : childElements(body, 'draw:page');
  const markdown = slides ? slides.map((slide, index) => `${pageMarker(index + 1)}\n\n${convert(slide)}`.trimEnd()).join('\n\n') : convert(body);
  return { markdown, title: firstHeading(markdown) ?? title, metadata: { ...metadata, ...(slides && { slides: slides.length }) }, warnings: hidden.warnings() };
}

async function open(bytes: Uint8Array, { budget }: Reading): Promise<OfficeProperties & { tree: Tree }> {
  if (bytes[0] !== 0x50) return { tree: parseXmlTree(decodeText(bytes).text), metadata: {} };
  const archive = await ZipArchive.open(bytes, budget);
  const manifest = (await archive.readText('META-INF/manifest.xml')) ?? '';
  if (manifest.includes('encryption-data')) throw new InvalidInput('ENCRYPTED', 'The document is protected by a password.', 'Remove the password and save it again, then ingest it.');
  return { tree: parseXmlTree((await archive.readText('content.xml')) ?? ''), ...(await officeProperties(archive)) };
}
