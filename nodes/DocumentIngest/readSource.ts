import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ingestFiles, openParser, type FileParser, withCategoryModel } from '../../src/adapters/connect';
import type { Document, FailedDocument, SourceListing } from '../../src/document/Document';
import type { FileSource } from '../../src/document/FileSource';
import type { RememberedDocument } from '../../src/document/isUnchanged';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { CREDENTIAL, hasCredential, openKnowledgeBase } from '../shared/connect';
import type { ItemOutputs } from '../shared/runItems';
import { readLimits } from './limits';
import { readModels } from './models';
import { readCategory, readNames, readTenant, withDirectory } from './origin';

type FileOutputs = AsyncGenerator<Document | FailedDocument, SourceListing>;

/** Reads a tree of files as the form says: documents, failures and the listing. Closes the source. */
export async function readSource(context: IExecuteFunctions, itemIndex: number, files: FileSource, sourceId: string, signal: AbortSignal | undefined): Promise<ItemOutputs> {
  const { limit, maxBytes, parser: parserOptions } = readLimits(context, itemIndex);
  let opened: FileParser | undefined;
  try {
    const { vision, category } = await readModels(context, itemIndex);
    const parser = (opened = withCategoryModel(openParser({ ...parserOptions, vision }), category));
    return await withDirectory(context, itemIndex, async (directory) =>
      collect(ingestFiles(files, {
        tenant: await readTenant(context, itemIndex),
        sourceId,
        runId: `${context.getExecutionId()}-${itemIndex}`,
        limit,
        maxBytes,
        include: readNames(context.getNodeParameter('include', itemIndex)),
        exclude: readNames(context.getNodeParameter('exclude', itemIndex)),
        category: readCategory(context, itemIndex),
        known: await readKnown(context, itemIndex, sourceId, signal),
        directory,
        parser,
        signal,
      })),
    );
  } finally {
    await Promise.all([opened?.close(), files.close()]);
  }
}

async function readKnown(context: IExecuteFunctions, itemIndex: number, sourceId: string, signal: AbortSignal | undefined): Promise<ReadonlyMap<string, RememberedDocument> | undefined> {
  if (!context.getNodeParameter('onlyWhatChanged', itemIndex)) return undefined;
  const name = String(context.getNodeParameter('knowledgeBase', itemIndex)).trim();
  if (!name || !hasCredential(context, CREDENTIAL.knowledgeBase))
    throw new ConfigurationError('KNOWLEDGE_BASE_MISSING', 'Only What Changed needs to know what the knowledge base holds.', 'Choose a Knowledge Base credential and name, or switch Only What Changed off.');
  const { store } = await openKnowledgeBase(context, name, itemIndex);
  try {
    return new Map((await store.listKnown(sourceId, signal)).map((known) => [known.id, known]));
  } finally {
    await store.close();
  }
}

async function collect(source: FileOutputs): Promise<ItemOutputs> {
  const read: (Document | FailedDocument)[] = [];
  let listing: SourceListing | undefined;
  while (!listing) {
    const { done, value } = await source.next();
    if (done) listing = value;
    else read.push(value);
  }
  // What the parser gives is plain JSON already; to copy a large document would hold up the event loop.
  const items = (values: readonly object[]) => values.map((value) => ({ json: value as IDataObject }));
  return [items(read.filter((one) => !('error' in one))), items(read.filter((one) => 'error' in one)), items([listing])];
}
