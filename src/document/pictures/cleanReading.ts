import { InvalidInput } from '../../errors/InvalidInput';
import { cutComments } from '../cutComments';
import { normaliseText } from '../decodeText';
import { isPageMarker } from '../pageMarker';
import { isLoop } from './isLoop';

/** What the model is told to answer where a picture shows no text. */
export const NO_TEXT_ANSWER = 'NO TEXT';
/** A large page of small print has fewer characters. */
const MOST_CHARACTERS = 20_000;
const THOUGHTS = /^\s*<think>[\s\S]*?<\/think>/;
const FENCED = /^\s*(`{3,}|~{3,})[ \t]*(?:markdown|md|text|plaintext)?[ \t]*\n([\s\S]*?)\n?\1\s*$/;
const REFUSAL = /^(?:I['’]?m sorry|Sorry|I apologi[sz]e|Unfortunately)[,.]? (?:but )?I (?:can(?:['’]|no)t|am unable|am not able)|^(?:很)?抱歉[，,]我(?:無法|不能|无法)/i;

/**
 * A model's reading of a picture as data: without the fence around it, its thoughts, comments, page markers and picture links; empty where it says that
 * there is no text. Throws for what is no reading: a refusal, an endless repetition, more than a page can hold.
 */
export function cleanReading(answer: string): string {
  const bare = answer.replace(THOUGHTS, '').trim();
  const text = cutComments(normaliseText(FENCED.exec(bare)?.[2] ?? bare)).text;
  const kept = text.split('\n').filter((line) => !isPageMarker(line)).join('\n').replace(/!\[([^\]\n]*)\]\([^)\n]*\)/g, '$1').replace(/\n{3,}/g, '\n\n').trim();
  if (new RegExp(`^[\\s"'*.\\[(]*${NO_TEXT_ANSWER}[\\s"'*.\\])]*$`, 'i').test(kept)) return '';
  if (kept.length > MOST_CHARACTERS) throw unusable(`it is ${kept.length} characters long, a page holds at most ${MOST_CHARACTERS}`);
  if (isLoop(kept)) throw unusable('it repeats itself without end');
  if (REFUSAL.test(kept)) throw unusable('the model declined');
  return kept;
}

function unusable(why: string): InvalidInput {
  return new InvalidInput('PICTURE_MISREAD', `The vision model's reading of a picture cannot be used: ${why}.`, 'Try a stronger vision model, or scan the page again.');
}
