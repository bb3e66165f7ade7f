import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openParser } from '../../src/adapters/connect';
import { hashId } from '../../src/document/hashId';
import { toFailedDocument } from '../../src/document/toFailedDocument';
import { runItems } from '../shared/runItems';
import { toJson } from '../shared/toJson';
import type { FoundDocument, ItemReader, ReadingContext } from './ItemReader';
import { readLimits } from './limits';
import { readTenant, withDirectory } from './origin';

/** Turns each incoming item into a document or a failure, and all of them into one listing per source. */
export async function readItems(context: IExecuteFunctions, read: ItemReader, complete: boolean): Promise<INodeExecutionData[][]> {
  const parser = openParser({ timeoutMilliseconds: readLimits(context, 0).timeoutMilliseconds });
  const ids = new Map<string, { id: string; item: number }[]>();
  try {
    return await withDirectory(context, 0, async (directory) => {
      const tenant = await readTenant(context, 0);
      const [documents = [], failed = []] = await runItems(context, 2, async (itemIndex, item, signal) => {
        const reading: ReadingContext = { context, tenant, directory, parser, signal };
        const found = await read(reading, item, itemIndex);
        const { id } = found.source;
        ids.set(id, [...(ids.get(id) ?? []), { id: hashId(tenant, id, found.source.path), item: itemIndex }]);
        return readOne(found, tenant, signal);
      });
      return [documents, failed, [...ids].map(([source, listed]) => listingItem(context, source, listed, complete))];
    });
  } finally {
    await parser.close();
  }
}

async function readOne({ source, access, read }: FoundDocument, tenant: string, signal: AbortSignal | undefined): Promise<INodeExecutionData[][]> {
  try {
    return [[{ json: toJson(await read()) }], []];
  } catch (error) {
    signal?.throwIfAborted();
    return [[], [{ json: toJson(toFailedDocument(tenant, source, error, access)) }]];
  }
}

function listingItem(context: IExecuteFunctions, source: string, listed: readonly { id: string; item: number }[], complete: boolean): INodeExecutionData {
  const ids = [...new Set(listed.map(({ id }) => id))];
  return { json: { source, runId: context.getExecutionId(), complete, ids, remaining: 0 }, pairedItem: listed.map(({ item }) => ({ item })) };
}
