import TurndownService from 'turndown';
import { isPageMarker } from './pageMarker';
import { escapeCell, tableRow } from './tableRow';

/** The little of a page's tree that is used here; the compiler knows no browser. */
interface DomElement {
  readonly nodeName: string;
  readonly textContent: string | null;
  hasAttribute(name: string): boolean;
  getAttribute(name: string): string | null;
  readonly childNodes: ArrayLike<DomElement>;
  readonly parentNode: DomElement;
  querySelector(selector: string): DomElement | null | undefined;
}
interface DomTable extends DomElement {
  readonly rows: ArrayLike<DomElement>;
}

const NOT_CONTENT = ['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'nav', 'footer', 'form', 'button', 'select', 'input', 'textarea', 'dialog', 'canvas', 'audio', 'video'] as const;
const NOT_CONTENT_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'dialog', 'alertdialog']);
const NOT_CONTENT_NAMES = /(^|[\s_-])(cookie|cookies|consent|gdpr|breadcrumb|breadcrumbs|sidebar|navbar|advert|ads)([\s_-]|$)/i;
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])/i;

/** What a page holds, without navigation, scripts, cookie bars and what its style hides; tables as Markdown tables, merged cells repeated. `hidden` counts texts cut because a reader never sees them. */
export function htmlToMarkdown(html: string): { markdown: string; title?: string; hidden: number } {
  const counted = new WeakMap<object, number>();
  const found: { title?: string; hidden: number } = { hidden: 0 };
  const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', br: '' });
  // Text is quoted word for word, so nothing is escaped or emphasised.
  service.escape = (text) => text;
  service.addRule('plain', { filter: ['strong', 'b', 'em', 'i'], replacement: (content) => content });
  service.addRule('item', { filter: 'li', replacement: (content, node: DomElement) => `${markerOf(node, counted)}${content.trim().replace(/\n+/g, '\n').replaceAll('\n', '\n  ')}\n` });
  service.addRule('title', {
    filter: 'title',
    replacement: (content) => {
      found.title ??= content.trim() || undefined;
      return '';
    },
  });
  service.addRule('image', { filter: 'img', replacement: (_content, node) => (node as DomElement).getAttribute('alt')?.trim() ?? '' });
  addTables(service);
  service.addRule('hidden', {
    filter: (node: DomElement) => isHidden(node),
    replacement: (content) => {
      if (content.trim()) found.hidden++;
      return '';
    },
  });
  service.addRule('chrome', { filter: (node: DomElement) => isChrome(node), replacement: () => '' });
  service.remove([...NOT_CONTENT] as TurndownService.Filter);
  const lines = service.turndown(joinWideLines(html)).split('\n').filter((line) => !isPageMarker(line));
  return { ...found, markdown: lines.join('\n').replace(/\n{3,}/g, '\n\n').trim() };
}

/** A line break of the source between two Chinese characters is no space; where text is preformatted, breaks stay. */
function joinWideLines(html: string): string {
  return /<(pre|textarea)\b/i.test(html) ? html : html.replace(/(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*\n[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef])/g, '');
}

/** Items come in order, so each list counts its own. */
function markerOf({ parentNode }: DomElement, counted: WeakMap<object, number>): string {
  if (parentNode.nodeName !== 'OL') return '- ';
  const number = counted.get(parentNode) ?? (Number(parentNode.getAttribute('start')) || 1);
  counted.set(parentNode, number + 1);
  return `${number}. `;
}

function isHidden(node: DomElement): boolean {
  return node.hasAttribute('hidden') || HIDDEN_STYLE.test(node.getAttribute('style') ?? '');
}

function isChrome(node: DomElement): boolean {
  if (NOT_CONTENT_ROLES.has(node.getAttribute('role') ?? '')) return true;
  return node.nodeName !== 'BODY' && NOT_CONTENT_NAMES.test(`${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`);
}

/** Cells are converted before their table, so each leaves its text for the table to lay out. */
function addTables(service: TurndownService): void {
  const texts = new WeakMap<object, string>();
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node: DomElement) => {
      texts.set(node, content.trim());
      return `\n\n${content.trim()}\n\n`;
    },
  });
  service.addRule('table', {
    filter: 'table',
    replacement: (content, node) => {
      const table = node as DomTable;
      if (isLayout(table)) return `\n\n${content.trim()}\n\n`;
      const caption = table.querySelector('caption')?.textContent?.trim();
      return `\n\n${caption ? `${caption}\n\n` : ''}${layTable(spreadCells(table, texts))}\n\n`;
    },
  });
  service.addRule('caption', { filter: 'caption', replacement: () => '' });
}

const isLayout = (table: DomTable) => Boolean(table.querySelector('table')) || Math.max(0, ...rowsOf(table).map((row) => cellsOf(row).length)) < 2;
const rowsOf = (table: DomTable) => Array.from(table.rows);
const cellsOf = (row: DomElement) => Array.from(row.childNodes).filter(({ nodeName }) => nodeName === 'TD' || nodeName === 'TH');
/** A merged cell is repeated no further than this, whatever its span claims. */
const WIDEST = 200;

/** Rows of equal columns: a merged cell stands in every place it covers. */
function spreadCells(table: DomTable, texts: WeakMap<object, string>): string[][] {
  const pending: { text: string; rows: number }[] = [];
  return rowsOf(table).map((row) => {
    const cells: string[] = [];
    const fill = () => {
      for (let open = pending[cells.length]; open && open.rows > 0; open = pending[cells.length]) {
        open.rows--;
        cells.push(open.text);
      }
    };
    for (const cell of cellsOf(row)) {
      fill();
      const text = escapeCell(texts.get(cell) ?? '');
      for (let column = span(cell, 'colspan'); column > 0 && cells.length < WIDEST; column--) {
        pending[cells.length] = { text, rows: span(cell, 'rowspan') - 1 };
        cells.push(text);
      }
    }
    fill();
    return cells;
  });
}

const span = (cell: DomElement, name: string) => Math.min(WIDEST, Math.max(1, Number(cell.getAttribute(name)) || 1));

function layTable([head = [], ...rows]: string[][]): string {
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  return [head, Array<string>(width).fill('---'), ...rows].map((row) => tableRow(row, width)).join('\n');
}
