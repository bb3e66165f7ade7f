import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { parseDocument } from '../../src/document/documentSchema';
import { findPersonalData } from '../../src/pii/findPersonalData';
import { toJson } from '../shared/toJson';
import { readSettings, readText } from './clean';

/** What is there and why, with offsets into the text; the values themselves are not repeated. */
export async function find(context: IExecuteFunctions, item: INodeExecutionData, itemIndex: number): Promise<INodeExecutionData> {
  const settings = await readSettings(context, itemIndex);
  const isDocument = context.getNodeParameter('what', itemIndex) === 'document';
  const text = isDocument ? parseDocument(item.json).markdown : readText(context, item.json, itemIndex).text;
  const findings = findPersonalData(text, settings);
  const counts = Object.fromEntries([...new Set(findings.map(({ entity }) => entity))].map((name) => [name, findings.filter(({ entity }) => entity === name).length]));
  return { json: toJson({ findings, counts, total: findings.length }) };
}
