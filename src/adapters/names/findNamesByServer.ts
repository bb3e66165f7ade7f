import { z } from 'zod';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { Finding } from '../../pii/Finding';
import type { NameFinder } from '../../pii/NameFinder';

const row = z.object({ start: z.number().int().min(0), end: z.number().int().min(0), score: z.number().min(0).max(1), entity_group: z.string().optional(), entity: z.string().optional(), label: z.string().optional() });
const answer = z.union([z.array(row), z.tuple([z.array(row)]).transform(([rows]) => rows), z.object({ entities: z.array(row) }).transform(({ entities }) => entities)]);

/** What models call our kinds. */
const ENTITIES: Readonly<Record<string, string>> = { PER: 'PERSON', PERSON: 'PERSON', NAME: 'PERSON', ORG: 'ORGANIZATION', ORGANIZATION: 'ORGANIZATION', LOC: 'LOCATION', LOCATION: 'LOCATION', GPE: 'LOCATION' };
const TIMEOUT = 30_000;

/** Such servers count code points; a sign outside the first plane is two of ours. */
function toUnits(text: string): (codePoint: number) => number {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
  return (codePoint) => starts[codePoint] ?? text.length;
}

function unavailable(cause: unknown): ServiceUnavailable {
  return new ServiceUnavailable('NAMES_UNAVAILABLE', 'The server that looks for names did not answer as a token-classification server does.', 'Check its address, or let the node go on with the rules alone.', { cause });
}

/** A token-classification server that takes `{ inputs }` and answers `[{ entity_group, start, end, score }]`. */
export function findNamesByServer(url: string, request: typeof fetch = fetch): NameFinder {
  return {
    async find(text, signal) {
      const limit = AbortSignal.timeout(TIMEOUT);
      try {
        const response = await request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ inputs: text, parameters: { aggregation_strategy: 'simple' } }), signal: signal ? AbortSignal.any([signal, limit]) : limit });
        if (!response.ok) throw new TypeError(`HTTP ${response.status}`);
        const units = toUnits(text);
        return answer.parse(await response.json()).flatMap(({ start, end, score, entity_group: group, entity, label }): Finding[] => {
          const name = ENTITIES[(group ?? entity ?? label ?? '').replace(/^[BI]-/, '').toUpperCase()];
          return name && end > start ? [{ entity: name, start: units(start), end: units(end), score, why: { pattern: 'name service', validated: false } }] : [];
        });
      } catch (cause) {
        if (signal?.aborted) throw cause;
        throw unavailable(cause);
      }
    },
  };
}
