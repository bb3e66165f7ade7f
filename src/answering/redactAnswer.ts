import { findPersonalData } from '../pii/findPersonalData';
import { replaceFindings } from '../pii/replaceFindings';
import type { Answer } from './Answer';

/** A text without the personal data that its reader may not see, each value replaced by its kind; undefined entities are the usual ones. */
export function redactText(text: string, entities: readonly string[] | undefined): string {
  if (entities?.length === 0) return text;
  return replaceFindings(text, findPersonalData(text, { entities }), (_value, { entity }) => `<${entity}>`);
}

/** An answer as a role may read it: in its text, quotes, titles and removed sentences. Done last, since a changed quote no longer stands in its document. */
export function redactAnswer<T extends Answer>(answer: T, entities: readonly string[] | undefined): T {
  if (entities?.length === 0) return answer;
  const clean = (text: string) => redactText(text, entities);
  const citations = answer.citations.map((citation) => ({ ...citation, title: clean(citation.title), quote: clean(citation.quote) }));
  return { ...answer, text: clean(answer.text), citations, removed: answer.removed.map((one) => ({ ...one, sentence: clean(one.sentence) })) };
}
