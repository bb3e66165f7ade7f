import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { parseDocument } from '../../src/document/documentSchema';
import type { Document } from '../../src/document/Document';
import { parseFailedDocument, parseSourceListing } from '../../src/document/sourceSchemas';
import { InvalidInput } from '../../src/errors/InvalidInput';
import type { SyncBatch } from '../../src/knowledge/syncSources';
import { toErrorJson, toNodeError } from '../shared/toNodeError';

export const INPUTS = ['Documents', 'Failed', 'Source Listing'] as const;

function parseChecked(json: unknown, acceptUnchecked: boolean): Document {
  const document = parseDocument(json);
  if (document.pii === 'checked' || acceptUnchecked) return document;
  throw new InvalidInput('PII_UNCHECKED', `${document.source.path} has not been checked for personal data.`, 'Put a PII Clean node before this one, or set Accept Unchecked.');
}

/** What arrived at the three inputs. An item that is not what its input takes stops the run before anything is written, or becomes an error item where the user chose to continue. */
export function readInputs(context: IExecuteFunctions, acceptUnchecked: boolean): { batch: SyncBatch; errors: INodeExecutionData[] } {
  const errors: INodeExecutionData[] = [];
  const read = <T>(input: number, parse: (json: unknown) => T): T[] =>
    (context.getInputData(input) ?? []).flatMap((item, index) => {
      try {
        return [parse(item.json)];
      } catch (error) {
        if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, index);
        errors.push({ json: { error: toErrorJson(error) }, pairedItem: { item: index, input } });
        return [];
      }
    });
  const documents = read(0, (json) => parseChecked(json, acceptUnchecked));
  return { batch: { documents, failed: read(1, parseFailedDocument), listings: read(2, parseSourceListing) }, errors };
}

/** Every item of every input, for the one report that stands for all of them. */
export function allItems(context: IExecuteFunctions): { item: number; input: number }[] {
  return INPUTS.flatMap((_, input) => (context.getInputData(input) ?? []).map((_item, item) => ({ item, input })));
}
