import { contentHash } from '../document/contentHash';
import type { Document } from '../document/Document';
import { cleanTexts, type OperatorSettings } from './cleanTexts';
import { type FindOptions, findPersonalData } from './findPersonalData';
import { DEFAULT_ENTITIES } from './recognizers/recognizers';

/** What is looked for, and what is done to what is found. */
export type RedactSettings = FindOptions & OperatorSettings;

/** A text without its personal data, and how many values of each entity were found. */
export function redactText(text: string, settings: RedactSettings): { text: string; found: Readonly<Record<string, number>> } {
  const findings = findPersonalData(text, { ...settings, entities: settings.entities ?? DEFAULT_ENTITIES });
  const { texts: [clean = ''], found } = cleanTexts([text], [findings], settings);
  return { text: clean, found };
}

/** The document without personal data in title, text and metadata, marked as checked, its hash made anew. The same document and settings give the same result. */
export function redactDocument(document: Document, settings: RedactSettings): Document {
  const clean = (text: string) => redactText(text, settings).text;
  const metadata = Object.fromEntries(Object.entries(document.metadata).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]));
  const made = { ...document, title: clean(document.title), markdown: clean(document.markdown), metadata, pii: 'checked' as const };
  return { ...made, contentHash: contentHash(made) };
}
