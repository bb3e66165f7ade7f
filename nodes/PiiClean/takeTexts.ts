import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { parseDocument } from '../../src/document/documentSchema';
import { InvalidInput } from '../../src/errors/InvalidInput';
import { textsAtPaths, type TakenTexts } from '../../src/pii/textsAtPaths';
import { textsInColumns } from '../../src/pii/textsInColumns';
import { textsOfDocument } from '../../src/pii/redactDocument';
import { toJson } from '../shared/toJson';
import { splitNames } from './readSettings';

function readText(context: IExecuteFunctions, json: IDataObject, itemIndex: number): { field: string; text: string } {
  const field = String(context.getNodeParameter('field', itemIndex));
  const text = json[field];
  if (typeof text === 'string') return { field, text };
  throw new InvalidInput('NO_TEXT', `The item has no text in the field "${field}".`, 'Name the field that holds the text.');
}

const names = (context: IExecuteFunctions, parameter: string, itemIndex: number) => splitNames(String(context.getNodeParameter(parameter, itemIndex)));

/** Where the texts of an item are, by the choice in Look In. */
const WAYS = {
  document: (_context, json) => {
    const { texts, put } = textsOfDocument(parseDocument(json));
    return { texts, put: (made) => toJson(put(made)) };
  },
  field: (context, json, itemIndex) => {
    const { field, text } = readText(context, json, itemIndex);
    return { texts: [{ text }], put: ([made = '']) => ({ ...json, [field]: made }) };
  },
  paths: (context, json, itemIndex) => textsAtPaths(json, names(context, 'paths', itemIndex)),
  csv: (context, json, itemIndex) => {
    const { field, text } = readText(context, json, itemIndex);
    const { texts, put } = textsInColumns(text, names(context, 'columns', itemIndex));
    return { texts, put: (made) => ({ ...json, [field]: put(made) }) };
  },
} as const satisfies Readonly<Record<string, (context: IExecuteFunctions, json: IDataObject, itemIndex: number) => TakenTexts<IDataObject>>>;

export type LookIn = keyof typeof WAYS;

/** The texts that the form points to, and how cleaned ones are put back into a copy of the item. */
export function takeTexts(context: IExecuteFunctions, json: IDataObject, itemIndex: number): TakenTexts<IDataObject> & { readonly what: LookIn } {
  const what = String(context.getNodeParameter('what', itemIndex));
  const way = Object.hasOwn(WAYS, what) ? (what as LookIn) : 'document';
  return { what: way, ...WAYS[way](context, json, itemIndex) };
}
