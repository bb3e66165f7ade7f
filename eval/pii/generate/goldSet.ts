import { HELD_OUT_TEMPLATES } from './heldOutTemplates';
import { PERSONAL_VALUES } from './personalValues';
import { type Random, seededRandom } from './random';
import { THING_VALUES } from './thingValues';
import { TUNING_TEMPLATES } from './tuningTemplates';

/** A text with the personal data in it, in UTF-16 units. */
export interface GoldText {
  readonly text: string;
  readonly spans: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

const PLACE = /\{(~?)([^{}]{1,24})\}/g;

function fill(template: string, random: Random): GoldText {
  const spans: GoldText['spans'][number][] = [];
  let [text, at] = ['', 0];
  for (const match of template.matchAll(PLACE)) {
    const [whole, thing, type = ''] = match;
    const value = (thing ? THING_VALUES : PERSONAL_VALUES)[type]?.(random) ?? whole;
    text += template.slice(at, match.index);
    if (!thing) spans.push({ type, start: text.length, end: text.length + value.length });
    text += value;
    at = match.index + whole.length;
  }
  return { text: text + template.slice(at), spans };
}

/** Contracts, mails, tickets, forms of HR and of hospitals, mixed English: each template so many times. The same seed gives the same set. */
export function goldSet(half: 'tuning' | 'held-out', seed: number, times: number): GoldText[] {
  const random = seededRandom(seed);
  const templates = half === 'tuning' ? TUNING_TEMPLATES : HELD_OUT_TEMPLATES;
  return Array.from({ length: times }, () => templates).flat().map((template) => fill(template, random));
}
