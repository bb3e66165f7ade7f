import { PrivateLlmError } from '../errors/PrivateLlmError';
import type { CategoryModel } from './CategoryModel';
import { contentHash } from './contentHash';
import type { Document, FailedDocument } from './Document';
import { toFailedDocument } from './toFailedDocument';

/** The same documents, those of which the rules were unsure with the model's word. What a person or the file itself said is never asked about. */
export async function decideCategories(read: readonly (Document | FailedDocument)[], model: CategoryModel | undefined, signal?: AbortSignal): Promise<(Document | FailedDocument)[]> {
  const decided: (Document | FailedDocument)[] = [];
  for (const one of read) decided.push(model && !('error' in one) && isUnsure(one, model) ? await ask(one, model, signal) : one);
  return decided;
}

function isUnsure({ metadata }: Document, { below }: CategoryModel): boolean {
  return metadata.categoryBy === 'rules' && Number(metadata.categoryConfidence) < below;
}

async function ask(document: Document, model: CategoryModel, signal?: AbortSignal): Promise<Document | FailedDocument> {
  try {
    const { category, confidence, reason } = await model.decide(document, signal);
    const metadata = { ...document.metadata, categoryReason: reason, categoryConfidence: confidence, categoryBy: model.by };
    return { ...document, category, contentHash: contentHash({ ...document, category }), metadata };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof PrivateLlmError)) throw error;
    if (model.onFailure === 'fail') return toFailedDocument(document.tenant, document.source, error, document.access);
    return { ...document, warnings: [...document.warnings, { code: 'CATEGORY_BY_RULES', message: `The category is the rules' alone: ${error.message}` }] };
  }
}
