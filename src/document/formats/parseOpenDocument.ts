import { InvalidInput } from '../../errors/InvalidInput';
import { childElements, findFirst, type TreeElement } from '../html/htmlTree';
import { HiddenText } from '../hidden/hiddenText';
import { macroWarning } from '../office/macroWarning';
import { openDocumentStyles } from '../office/openDocumentStyles';
import { openOdf } from '../office/openOdf';
import { OpenDocumentText } from '../office/OpenDocumentText';
import { pageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

/** An OpenDocument text or presentation, packed or flat: headings, lists, tables, links, footnotes, comments; of slides their notes too. */
export async function parseOpenDocument(bytes: Uint8Array, reading: Reading): Promise<ParsedSource> {
  const { tree, common, title, metadata, macros } = await openOdf(bytes, reading);
  const body = findFirst(tree, 'office:text') ?? findFirst(tree, 'office:presentation') ?? findFirst(tree, 'office:drawing');
  if (!body) throw new InvalidInput('ODF_BROKEN', 'The file is not a readable OpenDocument text or presentation.', 'Open it in LibreOffice and save it again.');
  const hidden = new HiddenText();
  const styles = openDocumentStyles(tree, common);
  const convert = (element: TreeElement) => new OpenDocumentText(styles, hidden).convert(element);
  const slides = body.name === 'office:text' ? undefined : childElements(body, 'draw:page');
  const markdown = slides ? slides.map((slide, index) => `${pageMarker(index + 1)}\n\n${convert(slide)}`.trimEnd()).join('\n\n') : convert(body);
  return { markdown, title: firstHeading(markdown) ?? title, metadata: { ...metadata, ...(slides && { slides: slides.length }) }, warnings: [...hidden.warnings(), ...macroWarning(macros)] };
}
