import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contentHash } from '../../src/document/contentHash';
import { parseDocument } from '../../src/document/documentSchema';
import type { Document } from '../../src/document/Document';
import { InvalidInput } from '../../src/errors/InvalidInput';
import type { Operator } from '../../src/pii/operators';
import { pseudonymise } from '../../src/pii/pseudonymise';
import { redactDocument, type RedactSettings, redactText } from '../../src/pii/redactDocument';
import { CREDENTIAL, hasCredential, readPiiKey } from '../shared/connect';
import { toJson } from '../shared/toJson';

type Settings = RedactSettings & { readonly aliases: boolean };

/** What the form asks for, for this item. */
export async function readSettings(context: IExecuteFunctions, itemIndex: number): Promise<Settings> {
  const options = context.getNodeParameter('options', itemIndex) as { minimumScore?: number; allow?: string[]; operators?: { kind?: { entity: string; operator: Operator }[] } };
  const operator = String(context.getNodeParameter('operator', itemIndex, 'keep'));
  const key = hasCredential(context, CREDENTIAL.piiKey) ? await readPiiKey(context, itemIndex) : undefined;
  return {
    tenant: 'default', key, aliases: operator === 'pseudonymise', operator: operator === 'pseudonymise' ? 'redact' : (operator as Operator),
    entities: context.getNodeParameter('entities', itemIndex) as string[], minimumScore: options.minimumScore, allow: options.allow,
    operators: Object.fromEntries((options.operators?.kind ?? []).map((one) => [one.entity, one.operator])),
  };
}

/** The text in the field that the form names. */
export function readText(context: IExecuteFunctions, json: IDataObject, itemIndex: number): { field: string; text: string } {
  const field = String(context.getNodeParameter('field', itemIndex));
  const text = json[field];
  if (typeof text === 'string') return { field, text };
  throw new InvalidInput('NO_TEXT', `The item has no text in the field "${field}".`, 'Name the field that holds the text.');
}

function withAliases(document: Document, settings: Settings): Document {
  const { texts, token } = pseudonymise([document.title, document.markdown], settings.key ?? '', settings.tenant, randomBytes(12), settings);
  const [title = '', markdown = ''] = texts;
  const made = redactDocument({ ...document, title: '', markdown: '' }, settings);
  return { ...made, title, markdown, metadata: { ...made.metadata, piiToken: token }, contentHash: contentHash({ ...document, title, markdown }) };
}

/** The item without its personal data: a Document marked as checked, or the field with what was found beside it. */
export async function clean(context: IExecuteFunctions, item: INodeExecutionData, itemIndex: number): Promise<INodeExecutionData> {
  const settings = await readSettings(context, itemIndex);
  if (context.getNodeParameter('what', itemIndex) === 'document') {
    const document = parseDocument(item.json);
    return { json: toJson(settings.aliases ? withAliases(document, settings) : redactDocument(document, settings)) };
  }
  const { field, text } = readText(context, item.json, itemIndex);
  if (!settings.aliases) {
    const { text: made, found } = redactText(text, settings);
    return { json: { ...item.json, [field]: made, piiFound: found } };
  }
  const { texts, token } = pseudonymise([text], settings.key ?? '', settings.tenant, randomBytes(12), settings);
  return { json: { ...item.json, [field]: texts[0], piiToken: token } };
}
