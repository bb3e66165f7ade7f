import { findAll, findFirst, textOf, type TreeElement } from './htmlTree';

const NOT_CONTENT = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'nav', 'footer', 'button', 'select', 'input', 'textarea', 'dialog', 'canvas', 'audio', 'video', 'head', 'title', 'map', 'caption', 'rp', 'rt', 'del']);
const NOT_CONTENT_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'dialog', 'alertdialog']);
/** Words in a class or an id that name a part of the page around its text. */
const AROUND = /(^|[\s_-])(cookie|cookies|consent|gdpr|breadcrumbs?|(?<!(?:has|no|with|without)[_-])sidebar|navbar|navigation|advert|colophon|editsection|catlinks)([\s_-]|$)|(^|\s)((site|page|main)[_-])?footer(\s|$)/i;
/** Words that name such a part only where it is made of links. */
const LINKS = /(^|[\s_-])(menu|nav|skip|social|share|sharing|related|pagination|pager|toc|footer|header|tags)([\s_-]|$)/i;
const CONTENT = ['main', 'article', 'h1'];
const FORM_CONTENT = ['main', 'article', 'table', 'p', 'h1', 'h2', 'h3'];
const MOSTLY = 0.6;

const holds = (element: TreeElement, names: readonly string[]) => names.some((name) => findFirst(element, name) !== undefined);

/** Whether an element and all in it belong to the page and not to what the page says: scripts, forms to fill, navigation, cookie bars. */
export function isChrome(element: TreeElement): boolean {
  const { name, attribs } = element;
  if (NOT_CONTENT.has(name) || NOT_CONTENT_ROLES.has(attribs.role ?? '')) return true;
  // Portals wrap their whole page in one form.
  if (name === 'form') return !holds(element, FORM_CONTENT);
  if (name === 'header') return holds(element, ['nav']) && !holds(element, CONTENT);
  if (name === 'body' || name === 'html') return false;
  // Writer puts its running lines so.
  if (name === 'div' && /^(header|footer)$/.test(attribs.title ?? '')) return true;
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
  if (AROUND.test(names)) return !holds(element, CONTENT);
  return LINKS.test(names) && isMostlyLinks(element) && !holds(element, CONTENT);
}

function isMostlyLinks(element: TreeElement): boolean {
  const letters = (text: string) => text.replace(/\s+/g, '').length;
  return findAll(element, 'a').reduce((sum, link) => sum + letters(textOf(link)), 0) > letters(textOf(element)) * MOSTLY;
}
