import { cutComments } from '../cutComments';
import { normaliseText } from '../decodeText';
import type { ParsedSource } from '../ParsedSource';
import { firstHeading } from './parseMarkdown';

/** The text of a record, taken as Markdown without HTML comments. */
export function parseRecordText(text: string): ParsedSource {
  const { text: markdown } = cutComments(normaliseText(text));
  return { markdown, title: firstHeading(markdown) };
}
