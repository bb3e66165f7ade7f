import { DomHandler, Parser, type ParserOptions } from 'htmlparser2';
import { InvalidInput } from '../../errors/InvalidInput';

/** Elements within elements; what pages and office files need stays below 200. */
const DEEPEST = 3_000;

/** A parsed page or XML part. Names are in lower case for pages, as written for XML. */
export type Tree = DomHandler['root'];

class BoundedHandler extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > DEEPEST) throw new InvalidInput('TOO_DEEP', `Its elements lie more than ${DEEPEST} deep within one another.`, 'Save it anew in its own program; if it is no document, leave it out.');
    super.onopentag(name, attributes);
  }
}

/** Parses a page or XML. Throws TOO_DEEP for what is nested to break its reader. */
export function parseBounded(text: string, options: ParserOptions & { readonly withStartIndices?: boolean; readonly withEndIndices?: boolean }): Tree {
  const handler = new BoundedHandler(undefined, options);
  new Parser(handler, options).end(text);
  return handler.root;
}
