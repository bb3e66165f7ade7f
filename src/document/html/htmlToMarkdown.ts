import { formulaText } from '../formulaText';
import { HiddenText } from '../hidden/hiddenText';
import { looksLikeInstruction } from '../hidden/looksLikeInstruction';
import { MarkdownWriter } from '../MarkdownWriter';
import { markdownTable, type TableCell } from '../markdownTable';
import { cellsOf, isLayoutTable, nestedText, rowsOf } from './htmlTables';
import { childElements, findAll, findFirst, isElement, isText, parsePage, textOf, type Tree, type TreeElement, type TreeNode } from './htmlTree';
import { isChrome } from './isChrome';
import { showLabels, takeLabel } from './listLabel';
import { isInvisible, readPageStyles, type Look, type PageStyles } from './pageStyles';

const BLOCKS = new Set(['p', 'div', 'section', 'article', 'main', 'header', 'aside', 'blockquote', 'figure', 'figcaption', 'address', 'dl', 'details', 'summary', 'center', 'fieldset', 'hr', 'ul', 'ol', 'dd', 'dt']);
/** Names that notes go by, here and in Word's: their marks in the text stand in brackets too. */
const NOTE = /^(?:footnote|endnote|fn|cite_note)[-_:]?\d/;
/** What leads from a note back to its place. */
const BACK = /^[\s↑↩⤴^\ufe0e]+$/;
/** Whoever nests deeper wants to break the reader: what lies below is read as plain text. */
const DEEPEST = 400;

export interface ConvertedPage {
  readonly markdown: string;
  readonly title?: string;
  readonly hidden: HiddenText;
  readonly meta: ReadonlyMap<string, string>;
}

/** What a page holds, without navigation, scripts, cookie bars and what readers cannot see; tables as Markdown tables, merged cells repeated. */
export function htmlToMarkdown(html: string): ConvertedPage {
  const page = parsePage(html);
  const hidden = new HiddenText();
  const converter = new Converter(readPageStyles(page), hidden);
  converter.comments(page);
  const markdown = converter.convert(page);
  const title = textOf(findAll(page, 'title').find(({ parent }) => parent?.type !== 'tag' || (parent as TreeElement).name !== 'svg') ?? parsePage('')).replace(/\s+/g, ' ').trim();
  const meta = new Map(findAll(page, 'meta').map(({ attribs }) => [(attribs.name ?? attribs.property ?? '').toLowerCase(), attribs.content ?? '']));
  return { markdown, title: title || undefined, hidden, meta };
}

class Converter {
  private readonly counted = new WeakMap<object, number>();

  constructor(private readonly styles: PageStyles, private readonly hidden: HiddenText) {}

  convert(page: Tree): string {
    const writer = new MarkdownWriter();
    this.children(page, { writer, look: this.styles.look, depth: 0 });
    return writer.toString();
  }

  /** Comments never come into the text; one that speaks to a model is told of. */
  comments(node: Tree | TreeNode, depth = 0): void {
    if (node.type === 'comment' && looksLikeInstruction((node as { data: string }).data)) this.hidden.add('comment');
    if ('children' in node && depth < DEEPEST) for (const child of node.children as TreeNode[]) this.comments(child, depth + 1);
  }

  private children(node: Tree | TreeNode, at: Position): void {
    if (!('children' in node)) return;
    if (at.depth > DEEPEST) return at.writer.text(textOf(node));
    for (const child of node.children as TreeNode[]) {
      if (isText(child)) this.text(child.data, at);
      else if (isElement(child)) this.element(child, { ...at, depth: at.depth + 1 });
    }
  }

  private text(text: string, { writer, look }: Position): void {
    if (text.trim() && isInvisible(look)) this.hidden.add('colour');
    else writer.text(showLabels(text));
  }

  private element(element: TreeElement, at: Position): void {
    if (isChrome(element)) return;
    const { look, hidden } = this.styles.enter(element, at.look);
    if (hidden) {
      if (textOf(element).trim()) this.hidden.add(hidden);
      return;
    }
    this.write(element, { ...at, look });
  }

  private write(element: TreeElement, at: Position): void {
    const { writer } = at;
    const { name } = element;
    const write = () => this.children(element, at);
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) return writer.heading(Number(level), () => writer.text(this.inline(element, at)));
    if (name === 'br') return writer.newLine();
    if (name === 'li') return writer.item(this.markerOf(element), write);
    if (name === 'table') return this.table(element, at);
    if (name === 'pre') return writer.raw(['```', ...textOf(element).replace(/^\n|\s+$/g, '').split('\n'), '```']);
    if (name === 'a') return this.link(element, at);
    if (name === 'img') return writer.text(this.description(element));
    if (name === 'math') return writer.text(formulaText(element));
    if (name === 'sup') return writer.text(raised(this.inline(element, at), element));
    if ((name === 'ul' || name === 'ol') && element.parent && (element.parent as TreeElement).name === 'li') {
      writer.newLine();
      return write();
    }
    if (!BLOCKS.has(name)) return write();
    writer.newBlock();
    write();
    writer.newBlock();
  }

  /** A numbered list counts its own items, from where it says it starts; what an item is printed with comes first. */
  private markerOf(item: TreeElement): string {
    const label = takeLabel(item);
    if (label) return `${label} `;
    const { parent, attribs } = item;
    const list = parent as TreeElement | null;
    if (list?.name !== 'ol') return '- ';
    const own = Number.parseInt(attribs.value ?? '', 10);
    const number = Number.isInteger(own) ? own : (this.counted.get(list) ?? (Number.parseInt(list.attribs.start ?? '', 10) || 1));
    this.counted.set(list, number + 1);
    return NOTE.test(attribs.id ?? '') ? `[${number}] ` : `${number}. `;
  }

  /** The text of one line. */
  private inline(element: TreeElement, at: Position): string {
    const writer = new MarkdownWriter();
    this.children(element, { ...at, writer });
    return writer.toString().replace(/\s*\n\s*/g, ' ');
  }

  private link(element: TreeElement, at: Position): void {
    const href = (element.attribs.href ?? '').trim();
    if (href.startsWith('#') && BACK.test(textOf(element))) return;
    if (!/^(https?|ftp|file|mailto|tel):/i.test(href) && !/^[\w./%-]+\.\w+([?#].*)?$/.test(href)) return this.children(element, at);
    if (childElements(element, 'div', 'p', 'table', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'br').length) return this.children(element, at);
    const text = this.inline(element, at);
    if (!text) return;
    const same = text === href || `mailto:${text}` === href || href.replace(/^https?:\/\/|\/$/g, '') === text;
    const trailing = textOf(element).endsWith(' ') ? ' ' : '';
    at.writer.text(same || href.length > 500 ? text + trailing : `[${text.replace(/[[\]]/g, '')}](${href.replace(/[\s()]/g, encodeURIComponent)})${trailing}`);
  }

  private description({ attribs }: TreeElement): string {
    const alt = (attribs.alt ?? '').trim();
    const isPixel = /^[01](px)?$/.test(attribs.width ?? '') || /^[01](px)?$/.test(attribs.height ?? '');
    if (!alt || isPixel) return '';
    if (!looksLikeInstruction(alt)) return alt;
    this.hidden.add('description');
    return '';
  }

  private table(table: TreeElement, at: Position): void {
    const rows = rowsOf(table);
    if (at.inCell) return at.writer.text(nestedText(table));
    const caption = childElements(table, 'caption')[0];
    if (caption) {
      at.writer.newBlock();
      at.writer.text(textOf(caption));
    }
    if (!isLayoutTable(table)) return at.writer.raw(markdownTable(rows.map((row) => this.row(row, at))));
    for (const cell of rows.flatMap(cellsOf)) {
      at.writer.newBlock();
      this.element({ ...cell, name: 'div' } as TreeElement, { ...at, depth: at.depth + 1 });
      at.writer.newBlock();
    }
  }

  private row(row: TreeElement, at: Position): TableCell[] {
    const { look, hidden } = this.styles.enter(row, at.look);
    if (hidden) {
      this.hidden.add(hidden);
      return [];
    }
    return cellsOf(row).map((cell) => {
      const writer = new MarkdownWriter();
      this.element({ ...cell, name: 'span' } as TreeElement, { writer, look, depth: at.depth + 3, inCell: true });
      return { text: writer.toString().replace(/\n+/g, '\n'), columns: Number(cell.attribs.colspan), rows: Number(cell.attribs.rowspan) };
    });
  }
}

interface Position {
  readonly writer: MarkdownWriter;
  readonly look: Look;
  readonly depth: number;
  /** Cells hold one line, so that a table within one is told in words. */
  readonly inCell?: boolean;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power stays one (10³, m²), and the mark of a note stands in brackets. */
function raised(text: string, element: TreeElement): string {
  if (/^\d{1,3}$/.test(text)) return findFirst(element, 'a') ? `[${text}]` : text.replace(/\d/g, (digit) => RAISED[Number(digit)]!);
  return text;
}
