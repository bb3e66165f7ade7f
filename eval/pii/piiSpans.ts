import { z } from 'zod';
import { findPersonalData } from '../../src/pii/findPersonalData';
import { DEFAULT_ENTITIES } from '../../src/pii/recognizers/recognizers';
import type { SuiteCall } from '../main';
import { readDataFile } from '../readDataFile';
import { SPAN_RULE, type SpanCounts, scoreSpans, spanFigures, type TypedSpan } from './scoreSpans';

const spansFile = z.array(z.object({ text: z.string(), spans: z.array(z.object({ type: z.string(), start: z.number(), end: z.number() })) }));

/** Types that other collections call by another name than our entity. */
const CALLED: Readonly<Record<string, string>> = { STREET_ADDRESS: 'TW_ADDRESS', ADDRESS: 'TW_ADDRESS', LOCATION: 'TW_ADDRESS', DOMAIN_NAME: 'URL', IBAN: 'IBAN_CODE', EMAIL: 'EMAIL_ADDRESS', PHONE: 'PHONE_NUMBER' };
const entityOf = (type: string) => CALLED[type] ?? type;

/** `eval pii-spans`: precision, recall and F2 by type at the default settings; 統編 is looked for too where the file has it. */
export async function piiSpans({ options, print }: SuiteCall) {
  const data = readDataFile(options.get('data') ?? '', spansFile);
  const types = [...new Set(data.flatMap(({ spans }) => spans.map(({ type }) => type)))].sort();
  const counts: Record<string, SpanCounts> = Object.fromEntries(types.map((type) => [entityOf(type), { support: 0, found: 0, right: 0, wrong: 0 }]));
  const entities = types.includes('TW_BUSINESS_NUMBER') ? [...DEFAULT_ENTITIES, 'TW_BUSINESS_NUMBER'] : DEFAULT_ENTITIES;
  for (const { text, spans } of data) {
    const found = findPersonalData(text, { entities }).map(({ entity, start, end }): TypedSpan => ({ type: entity, start, end }));
    const wanted = spans.map((span) => ({ ...span, type: entityOf(span.type) }));
    scoreSpans(wanted, found, counts);
    if (options.has('wrong')) showDifferences(text, wanted, found, counts, print);
  }
  print(SPAN_RULE);
  const byType = Object.fromEntries(types.map((type) => [type, spanFigures(counts[entityOf(type)] ?? { support: 0, found: 0, right: 0, wrong: 0 })]));
  return { byType };
}

/** What was found and not wanted (+), and wanted and not found (-); for tuning on data that may be looked at. */
function showDifferences(text: string, wanted: readonly TypedSpan[], found: readonly TypedSpan[], counts: Readonly<Record<string, SpanCounts>>, print: (line: string) => void): void {
  const key = ({ type, start, end }: TypedSpan) => `${type} ${JSON.stringify(text.slice(start, end))}`;
  const [inFile, reported] = [new Set(wanted.map(key)), new Set(found.map(key))];
  const lines = [...[...reported].filter((one) => !inFile.has(one)).map((one) => `+ ${one}`), ...[...inFile].filter((one) => !reported.has(one)).map((one) => `- ${one}`)];
  for (const line of lines.filter((one) => counts[one.split(' ')[1] ?? ''])) print(`${line}   in ${JSON.stringify(text.slice(0, 160))}`);
}
