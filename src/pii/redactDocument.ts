import { contentHash } from '../document/contentHash';
import type { Document } from '../document/Document';
import { cleanTexts, type OperatorSettings } from './cleanTexts';
import { type FindOptions, findPersonalData } from './findPersonalData';
import { DEFAULT_ENTITIES } from './recognizers/recognizers';
import type { TakenTexts } from './textsAtPaths';

/** What is looked for, and what is done to what is found. */
export type RedactSettings = FindOptions & OperatorSettings;

/** A text without its personal data, and how many values of each entity were found. */
export function redactText(text: string, settings: RedactSettings): { text: string; found: Readonly<Record<string, number>> } {
  const findings = findPersonalData(text, { ...settings, entities: settings.entities ?? DEFAULT_ENTITIES });
  const { texts: [clean = ''], found } = cleanTexts([text], [findings], settings);
  return { text: clean, found };
}

/** All texts of a document that may hold personal data: title, Markdown and the words of its metadata. */
export function textsOfDocument(document: Document): TakenTexts<Document> {
  const words = Object.entries(document.metadata).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    texts: [{ text: document.title }, { text: document.markdown }, ...words.map(([label, text]) => ({ text, label }))],
    put: ([title = '', markdown = '', ...rest]) => {
      const metadata = { ...document.metadata, ...Object.fromEntries(words.map(([name], at) => [name, rest[at] ?? ''])) };
      const made = { ...document, title, markdown, metadata, pii: 'checked' as const };
      return { ...made, contentHash: contentHash(made) };
    },
  };
}

/** The document without personal data in title, text and metadata, marked as checked, its hash made anew. The same document and settings give the same result. */
export function redactDocument(document: Document, settings: RedactSettings): Document {
  const { texts, put } = textsOfDocument(document);
  return put(texts.map(({ text }) => redactText(text, settings).text));
}
