import { contentHash } from '../document/contentHash';
import type { Document } from '../document/Document';
import { type FindOptions, findPersonalData } from './findPersonalData';
import { applyOperator, type Operator } from './operators';
import { replaceFindings } from './replaceFindings';
import { DEFAULT_ENTITIES } from './recognizers/recognizers';

/** What is done to which entity; the key (base64) is needed for hashes only. */
export interface RedactSettings extends FindOptions {
  readonly operator?: Operator;
  readonly operators?: Readonly<Record<string, Operator>>;
  readonly tenant: string;
  readonly key?: string;
}

/** A text without its personal data, and how many values of each entity were found. */
export function redactText(text: string, settings: RedactSettings): { text: string; found: Record<string, number> } {
  const { operator = 'redact', operators = {}, tenant, key, entities = DEFAULT_ENTITIES } = settings;
  const findings = findPersonalData(text, { ...settings, entities });
  const found: Record<string, number> = {};
  const clean = replaceFindings(text, findings, (value, { entity }) => {
    found[entity] = (found[entity] ?? 0) + 1;
    return applyOperator(operators[entity] ?? operator, entity, value, tenant, key);
  });
  return { text: clean, found };
}

/** The document without personal data in title, text and metadata, marked as checked, its hash made anew. The same document and settings give the same result. */
export function redactDocument(document: Document, settings: RedactSettings): Document {
  const clean = (text: string) => redactText(text, settings).text;
  const metadata = Object.fromEntries(Object.entries(document.metadata).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]));
  const made = { ...document, title: clean(document.title), markdown: clean(document.markdown), metadata, pii: 'checked' as const };
  return { ...made, contentHash: contentHash(made) };
}
