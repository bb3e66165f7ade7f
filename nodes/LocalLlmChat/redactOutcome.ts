import { redactText } from '../../src/answering/redactAnswer';
import type { ChatOutcome } from './askModel';

/** What a model said without the personal data that its reader may not see; JSON keeps its form, since values alone are replaced. */
export function redactOutcome(outcome: ChatOutcome, entities: readonly string[] | undefined): ChatOutcome {
  if (entities?.length === 0) return outcome;
  if (outcome.data === undefined) return { ...outcome, text: redactText(outcome.text, entities) };
  const data = redactValues(outcome.data, entities);
  return { ...outcome, data, text: JSON.stringify(data) };
}

function redactValues(value: unknown, entities: readonly string[] | undefined): unknown {
  if (typeof value === 'string') return redactText(value, entities);
  if (Array.isArray(value)) return value.map((one) => redactValues(one, entities));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redactValues(one, entities)]));
}
