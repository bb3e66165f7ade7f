import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openParser } from '../../src/adapters/connect';
import type { DeletedDocument, Document, FailedDocument } from '../../src/document/Document';
import { decideCategories } from '../../src/document/decideCategories';
import { hashId } from '../../src/document/hashId';
import { toFailedDocument } from '../../src/document/toFailedDocument';
import { runItems } from '../shared/runItems';
import { toJson } from '../shared/toJson';
import type { FoundDocument, ItemReader, ReadingContext } from './ItemReader';
import { readLimits } from './limits';
import { readModels } from './models';
import { readTenant, withDirectory } from './origin';

/** Its place among the outputs. */
const FAILED = 1;

/** Turns each incoming item into a document or a failure, and all of them into one listing per source. */
export async function readItems(context: IExecuteFunctions, read: ItemReader, complete: boolean): Promise<INodeExecutionData[][]> {
  const { vision, category } = await readModels(context, 0);
  const parser = openParser({ ...readLimits(context, 0).parser, vision });
  const found = new Map<string, Listed[]>();
  let unnamed = 0;
  try {
    return await withDirectory(context, 0, async (directory) => {
      const tenant = await readTenant(context, 0);
      const [documents = [], failed = []] = await runItems(context, 2, async (itemIndex, item, signal) => {
        const reading: ReadingContext = { context, tenant, directory, parser, signal };
        const one = await read(reading, item, itemIndex);
        const { source, deleted = false } = one;
        if (one.unnamed) unnamed++;
        const made = deleted ? [] : await decideCategories(await readOne(one, tenant, signal), category, signal);
        const ids = deleted ? [hashId(tenant, source.id, source.path)] : made.map(({ id }) => id);
        found.set(source.id, [...(found.get(source.id) ?? []), ...ids.map((id) => ({ id, tenant, source, deleted, item: itemIndex }))]);
        return [items(made.filter((two) => !('error' in two))), items(made.filter((two) => 'error' in two))];
      }, FAILED);
      // An item that named no document may be any of them, so that nobody knows which are absent.
      const whole = complete && unnamed === 0 && failed.every(({ json }) => 'id' in json);
      return [documents, failed, [...found].map(([source, listed]) => listingItem(context, source, listed, whole))];
    });
  } finally {
    await parser.close();
  }
}

/** An item that named a document of a source. */
type Listed = DeletedDocument & { readonly deleted: boolean; readonly item: number };

async function readOne({ source, access, read }: FoundDocument, tenant: string, signal: AbortSignal | undefined): Promise<readonly (Document | FailedDocument)[]> {
  try {
    return await read();
  } catch (error) {
    signal?.throwIfAborted();
    return [toFailedDocument(tenant, source, error, access)];
  }
}

/** What the parser gives is plain JSON already; to copy a large document would hold up the event loop. */
const items = (values: readonly object[]): INodeExecutionData[] => values.map((value) => ({ json: value as IDataObject }));

function listingItem(context: IExecuteFunctions, source: string, listed: readonly Listed[], complete: boolean): INodeExecutionData {
  const ids = [...new Set(listed.filter(({ deleted }) => !deleted).map(({ id }) => id))];
  const gone = listed.filter(({ deleted }) => deleted).map(({ id, tenant, source: from }) => ({ id, tenant, source: from }));
  return { json: toJson({ source, runId: context.getExecutionId(), complete, ids, ...(gone.length > 0 && { deleted: gone }), remaining: 0 }), pairedItem: [...new Set(listed.map(({ item }) => item))].map((item) => ({ item })) };
}
