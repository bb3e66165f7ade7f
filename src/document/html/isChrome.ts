import type { TreeElement } from './htmlTree';

const NOT_CONTENT = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'nav', 'footer', 'form', 'button', 'select', 'input', 'textarea', 'dialog', 'canvas', 'audio', 'video', 'head', 'title', 'map', 'caption']);
const NOT_CONTENT_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'dialog', 'alertdialog']);
const NOT_CONTENT_NAMES = /(^|[\s_-])(cookie|cookies|consent|gdpr|breadcrumb|breadcrumbs|sidebar|navbar|advert|ads)([\s_-]|$)/i;

/** Whether an element and all in it belong to the page and not to what the page says: scripts, forms, navigation, cookie bars. */
export function isChrome({ name, attribs }: TreeElement): boolean {
  if (NOT_CONTENT.has(name)) return true;
  if (NOT_CONTENT_ROLES.has(attribs.role ?? '')) return true;
  return name !== 'body' && name !== 'html' && NOT_CONTENT_NAMES.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`);
}
