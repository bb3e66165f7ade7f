import { ZipArchive } from '../archive/ZipArchive';
import { InvalidInput } from '../../errors/InvalidInput';
import { findAll, parseXmlTree } from '../html/htmlTree';
import { HiddenText } from '../hidden/hiddenText';
import { macroWarning } from '../office/macroWarning';
import { officeProperties } from '../office/officeProperties';
import { relationships } from '../office/relationships';
import { readSlide } from '../office/readSlide';
import { pageMarker } from '../pageMarker';
import type { ParsedSource, Reading } from '../ParsedSource';

const MAIN = 'ppt/presentation.xml';

/** A presentation: each slide with its title as a heading, its text, lists and tables, then its notes and comments. */
export async function parsePptx(bytes: Uint8Array, { budget }: Reading): Promise<ParsedSource> {
  const archive = await ZipArchive.open(bytes, budget);
  const xml = await archive.readText(MAIN);
  if (!xml) throw new InvalidInput('PPTX_BROKEN', 'The file is not a readable presentation.', 'Open it in PowerPoint or LibreOffice and save it as .pptx again.');
  const presentation = parseXmlTree(xml);
  const targets = await relationships(archive, MAIN);
  const [size] = findAll(presentation, 'p:sldSz');
  const slides = findAll(presentation, 'p:sldId').flatMap(({ attribs }) => targets.get(attribs['r:id'] ?? '')?.target ?? []);
  const hidden = new HiddenText();
  const parts: string[] = [];
  for (const [index, slide] of slides.entries())
    parts.push(`${pageMarker(index + 1)}\n\n${await readSlide(archive, slide, { width: Number(size?.attribs.cx ?? Infinity), height: Number(size?.attribs.cy ?? Infinity) }, hidden)}`.trimEnd());
  const { title, metadata } = await officeProperties(archive);
  const macros = archive.entries.some(({ name }) => /vbaProject\.bin$/i.test(name));
  return { markdown: parts.join('\n\n'), title: firstTitle(parts) ?? title, metadata: { slides: slides.length, ...metadata }, warnings: [...hidden.warnings(), ...macroWarning(macros)] };
}

const firstTitle = (parts: readonly string[]) => /^## (.+)$/m.exec(parts[0] ?? '')?.[1];
