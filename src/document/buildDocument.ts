import { InvalidInput } from '../errors/InvalidInput';
import type { AccessRule } from '../principal/AccessRule';
import { categorise, type CategoryGuess, type DecidedBy } from './categorise';
import { contentHash } from './contentHash';
import { isMojibake } from './encoding/isMojibake';
import { cutInvisible, hasInvisible } from './hidden/cutInvisible';
import { HiddenText } from './hidden/hiddenText';
import { isPageMarker } from './pageMarker';
import { statedDate } from './statedDate';
import { detectLanguage } from './detectLanguage';
import type { Category, Document, DocumentSource, DocumentWarning } from './Document';
import type { Format } from './formatOf';
import { hashId } from './hashId';
import { writeLineMap } from './lineMap';
import type { ParsedSource } from './ParsedSource';

export interface DocumentOrigin {
  readonly tenant: string;
  readonly source: DocumentSource;
  readonly access: AccessRule;
  readonly format: Format;
  /** What a person chose; it beats the rules. */
  readonly category?: Category;
}

const CATEGORIES: readonly unknown[] = ['knowledge', 'procedure', 'case'] satisfies Category[];
/** Less confidence than this is told on the document. */
const SURE_ENCODING = 0.4;
/** Above this share of characters that were already lost, a text is refused. */
const DAMAGED_SHARE = 0.001;

/** Makes a Document of what a parser read. Its text is well-formed Unicode in NFC, without U+FFFD and without characters that nobody sees; refuses one that is empty, damaged or was read in a wrong encoding. */
export function buildDocument(origin: DocumentOrigin, parsed: ParsedSource): Document {
  const { markdown, warnings } = cleanText(parsed.markdown);
  if (!markdown.trim()) throw new InvalidInput('EMPTY_DOCUMENT', `${origin.source.path} holds no text.`, 'Check that the file is complete; leave it out if it is meant to be empty.');
  const title = (parsed.title ?? stemOf(origin.source.path)).replaceAll('\uFFFD', '').replace(/\s+/g, ' ').toWellFormed().normalize('NFC').trim();
  const { category, confidence, reason, by } = chooseCategory(origin, parsed, { title, markdown });
  const lineMap: Document['metadata'] = parsed.lines?.length ? { lineMap: writeLineMap(parsed.lines) } : {};
  const date = statedDate(markdown);
  const { lineMap: _claimed, ...metadata } = parsed.metadata ?? {};
  return {
    id: hashId(origin.tenant, origin.source.id, origin.source.path),
    tenant: origin.tenant,
    source: origin.source,
    title,
    markdown,
    contentHash: contentHash({ title, markdown, category }),
    category,
    language: detectLanguage(markdown),
    access: origin.access,
    pii: 'unchecked',
    metadata: { ...(date && { date }), ...metadata, format: origin.format, ...lineMap, categoryReason: reason, categoryConfidence: confidence, categoryBy: by },
    warnings: [...(parsed.warnings ?? []), ...warnings, ...guessedEncoding(parsed.metadata)],
  };
}

/** A short text in an old encoding may be read otherwise: whoever looks at the document is told. */
function guessedEncoding({ encoding, encodingConfidence }: NonNullable<ParsedSource['metadata']> = {}): DocumentWarning[] {
  if (typeof encodingConfidence !== 'number' || encodingConfidence >= SURE_ENCODING) return [];
  return [{ code: 'ENCODING_GUESSED', message: `The text was read as ${String(encoding)}, with a confidence of ${encodingConfidence}.` }];
}

function chooseCategory({ category }: DocumentOrigin, { metadata }: ParsedSource, text: { title: string; markdown: string }): CategoryGuess & { readonly by: DecidedBy } {
  if (category) return { category, confidence: 1, reason: 'chosen by hand', by: 'person' };
  const claimed = metadata?.category;
  if (CATEGORIES.includes(claimed)) return { category: claimed as Category, confidence: 1, reason: 'stated in the front matter', by: 'frontMatter' };
  return { ...categorise(text), by: 'rules' };
}

function cleanText(source: string): { markdown: string; warnings: DocumentWarning[] } {
  if (isMojibake(source)) throw new InvalidInput('MOJIBAKE', 'The text was once read in a wrong encoding and saved so: its characters are not those that were written.', 'Export it again from where it was written, as UTF-8.');
  const { markdown, warnings } = dropDamaged(source.trimEnd());
  const hidden = new HiddenText();
  const visible = hasInvisible(markdown) ? markdown.split('\n').map((line) => visibleLine(line, hidden)).join('\n') : markdown;
  return { markdown: visible.normalize('NFC'), warnings: [...warnings, ...hidden.warnings()] };
}

/** A line that is a page marker only without its invisible characters is the source's own. */
function visibleLine(line: string, hidden: HiddenText): string {
  const { text, cut } = cutInvisible(line);
  hidden.add('characters', cut);
  return isPageMarker(text) && !isPageMarker(line) ? '' : text;
}

function dropDamaged(text: string): { markdown: string; warnings: DocumentWarning[] } {
  const wellFormed = text.toWellFormed();
  const damaged = wellFormed.split('\uFFFD').length - 1;
  if (!damaged) return { markdown: wellFormed, warnings: [] };
  if (damaged > wellFormed.length * DAMAGED_SHARE) throw new InvalidInput('TEXT_DAMAGED', `${damaged} of ${wellFormed.length} characters were lost before the file came here.`, 'Export the file again from where it was written.');
  return { markdown: wellFormed.replaceAll('\uFFFD', ''), warnings: [{ code: 'TEXT_DAMAGED', message: `${damaged} characters were lost before the file came here and were left out.` }] };
}

function stemOf(path: string): string {
  const name = path.split('/').at(-1)!;
  return name.replace(/(?<=.)\.[^.]+$/, '');
}
