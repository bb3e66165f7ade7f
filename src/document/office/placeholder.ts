import { findFirst, type TreeElement } from '../html/htmlTree';

/** What a shape holds the place of (`title`, `body`, `ftr`), or undefined for a shape of its own. */
export function placeholder(shape: TreeElement): string | undefined {
  const found = findFirst(shape, 'p:ph');
  return found && (found.attribs.type ?? 'body');
}
