import { isElement, isText, type TreeElement, type TreeNode } from './html/htmlTree';

/** What a part of a formula is, by its name in MathML or in Office's own mathematics (ECMA-376, 22.1). */
const KINDS: Readonly<Record<string, 'fraction' | 'above' | 'below' | 'both' | 'root' | 'dropped'>> = {
  mfrac: 'fraction', f: 'fraction', msup: 'above', sSup: 'above', msub: 'below', sSub: 'below', msubsup: 'both', sSubSup: 'both', msqrt: 'root', mroot: 'root', rad: 'root',
  annotation: 'dropped', 'annotation-xml': 'dropped', rPr: 'dropped', ctrlPr: 'dropped', fPr: 'dropped', sSupPr: 'dropped', sSubPr: 'dropped', sSubSupPr: 'dropped', radPr: 'dropped', naryPr: 'dropped', dPr: 'dropped',
};
const DEEPEST = 100;

/** A formula in one line, as a calculator takes it: `(a)/(b)`, `r^2`, `x_i`, `√(2)`. */
export function formulaText(formula: TreeElement): string {
  return below(formula, 0).replace(/\s+/g, ' ').trim();
}

function below(element: TreeElement, depth: number): string {
  if (depth > DEEPEST) return '';
  const own = element.attribs['m:val'];
  const sign = element.name === 'm:nary' ? '∑' : '';
  return sign + (own && element.name === 'm:chr' ? own : '') + (element.children as TreeNode[]).map((child) => (isText(child) ? child.data.trim() : isElement(child) ? part(child, depth + 1) : '')).join('');
}

function part(element: TreeElement, depth: number): string {
  const kind = KINDS[element.name.replace(/^\w+:/, '')];
  if (kind === 'dropped') return '';
  if (!kind) return below(element, depth);
  const parts = (element.children as TreeNode[]).filter(isElement).map((child) => part(child, depth)).filter(Boolean);
  const [first = '', second = '', third = ''] = parts;
  if (kind === 'fraction') return `${group(first)}/${group(second)}`;
  if (kind === 'above') return `${first}^${group(second)}`;
  if (kind === 'below') return `${first}_${group(second)}`;
  if (kind === 'both') return `${first}_${group(second)}^${group(third)}`;
  return `√(${parts.join('')})`;
}

const group = (text: string) => (Array.from(text).length > 1 && !/^[\d.]+$/.test(text) ? `(${text})` : text);
