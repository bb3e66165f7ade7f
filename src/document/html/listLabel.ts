import { isElement, isText, type TreeElement, type TreeNode } from './htmlTree';

/** Noncharacters (Unicode 23.7), which no text may hold: they enclose the number that an item is printed with. */
const [OPEN, CLOSE] = ['\ufdd0', '\ufdd1'];
const LABEL = new RegExp(`^\\s*${OPEN}([^${CLOSE}]{1,12})${CLOSE}`);
const DEEPEST = 8;

/** The number an item is printed with, to be written before its text for `takeLabel`. */
export const writeLabel = (label: string) => `${OPEN}${label}${CLOSE}`;

/** Takes the written number out of an item's first text; undefined where there is none. */
export function takeLabel(item: TreeElement): string | undefined {
  const text = firstText(item);
  const found = text && LABEL.exec(text.data);
  if (!text || !found) return undefined;
  text.data = text.data.slice(found[0].length).trimStart();
  return found[1];
}

/** The text with numbers that no item took, for all to see. */
export const showLabels = (text: string) => (text.includes(OPEN) ? text.replaceAll(OPEN, '').replaceAll(CLOSE, ' ') : text);

function firstText(item: TreeElement): Extract<TreeNode, { data: string }> | undefined {
  let node: TreeElement = item;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const first = (node.children as TreeNode[]).find((child) => isElement(child) || (isText(child) && child.data.trim()));
    if (!first || isText(first)) return first;
    node = first as TreeElement;
  }
  return undefined;
}
