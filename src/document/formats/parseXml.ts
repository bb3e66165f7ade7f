import { decodeText } from '../decodeText';
import { childElement, childElements, findAll, findFirst, isElement, isText, parseXmlTree, textOf, type TreeElement, type TreeNode } from '../html/htmlTree';
import { htmlToMarkdown } from '../html/htmlToMarkdown';
import { isPageMarker } from '../pageMarker';
import type { ParsedSource } from '../ParsedSource';

const ENCODING = /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]+)/;
const DEEPEST = 30;

/** XML: a feed (RSS, Atom) with its entries under headings, any other as nested lists of its elements. Entities of its own are refused. */
export function parseXml(bytes: Uint8Array): ParsedSource {
  const claimed = ENCODING.exec(Buffer.from(bytes.subarray(0, 300)).toString('latin1'))?.[1];
  const { text, ...encoding } = decodeText(bytes, claimed);
  const tree = parseXmlTree(text);
  const feed = findFirst(tree, 'rss') ?? findFirst(tree, 'feed') ?? findFirst(tree, 'rdf:RDF');
  const root = childElements(tree)[0];
  const parsed = feed ? readFeed(feed) : { markdown: root ? outline(root, 0).join('\n') : '', title: undefined };
  const markdown = parsed.markdown.split('\n').filter((line) => !isPageMarker(line)).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  return { ...parsed, markdown, metadata: { ...encoding } };
}

function readFeed(feed: TreeElement): { markdown: string; title?: string } {
  const channel = findFirst(feed, 'channel') ?? feed;
  const title = stated(channel, 'title');
  const entries = [...findAll(feed, 'item'), ...findAll(feed, 'entry')].map(readEntry);
  const about = stated(channel, 'description') ?? stated(channel, 'subtitle');
  return { markdown: [title ? `# ${title}` : '', about ? htmlToMarkdown(about).markdown : '', ...entries].filter(Boolean).join('\n\n'), title };
}

function readEntry(entry: TreeElement): string {
  const link = stated(entry, 'link') ?? childElement(entry, 'link')?.attribs.href;
  const author = stated(entry, 'author') ?? stated(entry, 'dc:creator');
  const date = stated(entry, 'pubDate') ?? stated(entry, 'published') ?? stated(entry, 'updated') ?? stated(entry, 'dc:date');
  const body = stated(entry, 'content:encoded') ?? stated(entry, 'content') ?? stated(entry, 'description') ?? stated(entry, 'summary') ?? '';
  const facts = [date, author, link].filter(Boolean).map((fact) => `- ${fact}`);
  return [`## ${stated(entry, 'title') ?? link ?? ''}`, facts.join('\n'), htmlToMarkdown(body).markdown].filter(Boolean).join('\n\n');
}

function stated(parent: TreeElement, name: string): string | undefined {
  const element = childElement(parent, name);
  return (element && textOf(element).replace(/\s+/g, ' ').trim()) || undefined;
}

/** Elements that hold elements become nested items; mixed text stays together as one. */
function outline(element: TreeElement, depth: number): string[] {
  const children = element.children as TreeNode[];
  const inner = children.filter(isElement);
  const isMixed = children.some((child) => isText(child) && child.data.trim());
  const facts = Object.entries(element.attribs).filter(([key, value]) => value && !key.startsWith('xmlns') && !key.startsWith('xsi:')).map(([key, value]) => `${key}=${value}`);
  const indent = '  '.repeat(Math.max(0, depth - 1));
  if (inner.length === 0 || isMixed || depth > DEEPEST) {
    const text = [textOf(element).replace(/\s+/g, ' ').trim(), ...facts].filter(Boolean).join(' ');
    return text ? [`${indent}- ${element.name}: ${text}`] : [];
  }
  const below = inner.flatMap((child) => outline(child, depth + 1));
  if (depth === 0) return facts.length ? [`- ${element.name}: ${facts.join(' ')}`, ...below] : below;
  return [`${indent}- ${element.name}${facts.length ? `: ${facts.join(' ')}` : ''}`, ...below];
}
