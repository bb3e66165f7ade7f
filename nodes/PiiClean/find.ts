import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { findEverything } from '../../src/pii/findEverything';
import { reportFindings } from '../../src/pii/reportFindings';
import { toJson } from '../shared/toJson';
import { readSettings } from './readSettings';
import { takeTexts } from './takeTexts';

/** What is there and why, with offsets into its text; the values themselves are not repeated. `in` is the label of the text where it has one. */
export async function find(context: IExecuteFunctions, item: INodeExecutionData, itemIndex: number, signal?: AbortSignal): Promise<INodeExecutionData> {
  const settings = await readSettings(context, itemIndex);
  const { texts } = takeTexts(context, item.json, itemIndex);
  const { findings, namesMissing } = await findEverything(texts, settings.find, settings.names, signal);
  const all = findings.flatMap((some, at) => some.map((finding) => ({ ...finding, ...(texts[at]?.label && { in: texts[at].label }) })));
  const counts = Object.fromEntries([...new Set(all.map(({ entity }) => entity))].map((name) => [name, all.filter(({ entity }) => entity === name).length]));
  return { json: toJson({ findings: all, counts, total: all.length, ...(namesMissing && { piiNamesMissing: true }), ...(settings.report && { piiReport: reportFindings(findings) }) }) };
}
