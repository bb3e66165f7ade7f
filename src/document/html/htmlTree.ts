import { DomUtils } from 'htmlparser2';
import { parseBounded, type Tree } from './parseBounded';
import { refuseEntities } from './refuseEntities';

export type { Tree };
export type TreeNode = Tree['children'][number];
export type TreeElement = Extract<TreeNode, { attribs: object }>;

/** No entity of a document's own is ever expanded, so that none can explode. */
export const parsePage = (html: string): Tree => parseBounded(html, { decodeEntities: true });
export function parseXmlTree(xml: string): Tree {
  refuseEntities(xml);
  return parseBounded(xml, { xmlMode: true, decodeEntities: true });
}

export const isElement = (node: TreeNode): node is TreeElement => 'attribs' in node;
export const isText = (node: TreeNode): node is Extract<TreeNode, { data: string }> => node.type === 'text';

const below = (node: TreeNode | Tree): TreeNode[] => ('children' in node ? (node.children as TreeNode[]) : []);

/** The elements below a node with this name, in order. */
export const findAll = (node: TreeNode | Tree, name: string): TreeElement[] => DomUtils.getElementsByTagName(name, below(node), true) as TreeElement[];

export const findFirst = (node: TreeNode | Tree, name: string): TreeElement | undefined => (DomUtils.getElementsByTagName(name, below(node), true, 1) as TreeElement[])[0];

/** The child elements, of one name or all. */
export function childElements(node: TreeNode | Tree, ...names: readonly string[]): TreeElement[] {
  if (!('children' in node)) return [];
  return (node.children as TreeNode[]).filter(isElement).filter(({ name }) => names.length === 0 || names.includes(name));
}

export const childElement = (node: TreeNode | Tree, name: string): TreeElement | undefined => childElements(node, name)[0];

/** All text below, as it stands. */
export const textOf = (node: TreeNode | Tree): string => DomUtils.textContent(node as TreeNode);
