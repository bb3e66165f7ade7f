import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type Cleaned, cleanTexts } from '../../src/pii/cleanTexts';
import { findEverything, type Found } from '../../src/pii/findEverything';
import { sealAliases } from '../../src/pii/pseudonymise';
import { reportFindings } from '../../src/pii/reportFindings';
import { openAliasVault } from '../shared/connect';
import { toJson } from '../shared/toJson';
import { type CleanSettings, readSettings } from './readSettings';
import { type LookIn, takeTexts } from './takeTexts';

async function keepAliases(context: IExecuteFunctions, { aliases }: Cleaned, { aliasesIn, operators }: CleanSettings, itemIndex: number): Promise<string | undefined> {
  if (aliases.size === 0 && aliasesIn === 'vault') return undefined;
  if (aliasesIn === 'token') return sealAliases(aliases, operators.key ?? '', operators.tenant, randomBytes(12));
  const vault = await openAliasVault(context, itemIndex);
  try {
    await vault.save(operators.tenant, aliases);
    return undefined;
  } finally {
    await vault.close();
  }
}

const usesAliases = ({ operators: { operator, operators = {} } }: CleanSettings) => [operator, ...Object.values(operators)].some((one) => (typeof one === 'string' ? one : one?.operator) === 'pseudonymise');

/** What stands beside the cleaned texts: in a document among its metadata, so that it stays a document. */
function withExtras(json: IDataObject, what: LookIn, extras: IDataObject): IDataObject {
  if (what !== 'document' || Object.keys(extras).length === 0) return { ...json, ...extras };
  const { piiReport, ...inMetadata } = extras;
  return { ...json, metadata: { ...(json.metadata as IDataObject), ...inMetadata }, ...(piiReport !== undefined && { piiReport }) };
}

function extrasOf({ found }: Cleaned, { findings, namesMissing }: Found, { report }: CleanSettings, what: LookIn, token: string | undefined): IDataObject {
  return {
    ...(what !== 'document' && token === undefined && { piiFound: { ...found } }), ...(token !== undefined && { piiToken: token }),
    ...(namesMissing && { piiNamesMissing: true }), ...(report && { piiReport: toJson(reportFindings(findings)) }),
  };
}

/** The item without its personal data: a Document marked as checked, or its fields with what was found beside them. */
export async function clean(context: IExecuteFunctions, item: INodeExecutionData, itemIndex: number, signal?: AbortSignal): Promise<INodeExecutionData> {
  const settings = await readSettings(context, itemIndex);
  const { texts, put, what } = takeTexts(context, item.json, itemIndex);
  const everything = await findEverything(texts, settings.find, settings.names, signal);
  const cleaned = cleanTexts(texts.map(({ text }) => text), everything.findings, settings.operators);
  const token = usesAliases(settings) ? await keepAliases(context, cleaned, settings, itemIndex) : undefined;
  return { json: withExtras(put(cleaned.texts), what, extrasOf(cleaned, everything, settings, what, token)) };
}
