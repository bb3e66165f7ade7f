import type { TreeElement } from './htmlTree';

/** A test for a selector of plain parts, descendants and children; undefined for any other, of which nothing is concluded. */
export function compoundSelector(selector: string): ((element: TreeElement) => boolean) | undefined {
  const steps = selector.replace(/\s*>\s*/g, ' >').split(/\s+/);
  if (!steps.every((step) => /^>?(?:[\w-]+|\*)?(?:[.#][\w-]+)*$/.test(step))) return undefined;
  const parts = steps.map((step) => ({ child: step.startsWith('>'), name: /^>?([\w-]+)/.exec(step)?.[1]?.toLowerCase(), marks: step.match(/[.#][\w-]+/g) ?? [] }));
  const fits = ({ name, attribs }: TreeElement, part: (typeof parts)[number]) =>
    (part.name === undefined || part.name === name) && part.marks.every((mark) => (mark[0] === '#' ? attribs.id === mark.slice(1) : (attribs.class ?? '').split(/\s+/).includes(mark.slice(1))));
  return (element) => {
    if (!fits(element, parts.at(-1)!)) return false;
    let node = element.parent as TreeElement | null;
    for (let at = parts.length - 2, child = parts.at(-1)!.child; at >= 0; at--) {
      while (node && 'attribs' in node && !fits(node, parts[at]!) && !child) node = node.parent as TreeElement | null;
      if (!node || !('attribs' in node) || !fits(node, parts[at]!)) return false;
      child = parts[at]!.child;
      node = node.parent as TreeElement | null;
    }
    return true;
  };
}
