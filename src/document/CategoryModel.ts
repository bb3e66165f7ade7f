import type { CategoryGuess } from './categorise';
import type { Document } from './Document';

/** What is said of a document by a model that is asked where the rules are unsure. Port; adapter: any OpenAI-compatible chat server. */
export interface CategoryModel {
  readonly by: `model:${string}`;
  /** The rules' word stands where their confidence is at least this. */
  readonly below: number;
  /** When the model cannot be asked or answers otherwise: keep the rules' word with a warning, or fail the document. */
  readonly onFailure: 'rules' | 'fail';
  /** Throws what is wrong and what to do. */
  decide(document: Pick<Document, 'title' | 'markdown' | 'contentHash'>, signal?: AbortSignal): Promise<CategoryGuess>;
}
