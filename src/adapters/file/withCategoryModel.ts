import type { CategoryModel } from '../../document/CategoryModel';
import { decideCategories } from '../../document/decideCategories';
import type { FileParser } from './openParser';

/** The parser, whose documents come with the model's category where the rules were unsure. */
export function withCategoryModel(parser: FileParser, model: CategoryModel | undefined): FileParser {
  if (!model) return parser;
  return { ...parser, read: async (bytes, origin, signal) => decideCategories(await parser.read(bytes, origin, signal), model, signal) };
}
