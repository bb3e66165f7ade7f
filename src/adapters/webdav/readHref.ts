/** What an answer's href names: a path below the base, decoded and without slashes at its ends; or why it is not believed. */
export type ReadHref = { readonly path: string } | { readonly refused: string };

const DOTS = /(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\]|$)/i;
// eslint's rule against control characters does not see escapes made from code points.
const CONTROL = new RegExp(`[${String.fromCodePoint(0)}-${String.fromCodePoint(0x1f)}${String.fromCodePoint(0x7f)}]`);

/**
 * Reads an href of a multistatus (RFC 4918 8.3): relative, a path, or a whole address. Only its path counts, and no byte is ever asked of a host that it names;
 * another host, a path outside the base, dot segments, an encoded slash, a query and escapes that are not UTF-8 are refused. A server behind a proxy may name
 * another scheme or port.
 */
export function readHref(href: string, base: URL): ReadHref {
  const raw = href.trim();
  if (CONTROL.test(raw) || raw.includes('\\') || DOTS.test(raw)) return { refused: 'has parts that lead elsewhere' };
  const url = URL.parse(raw, base.href);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname !== base.hostname || url.username || url.password) return { refused: 'names another host' };
  if (url.search || url.hash) return { refused: 'has a query' };
  const [names, root] = [decode(url.pathname), decode(base.pathname)];
  if (!names || !root) return { refused: 'is not in UTF-8' };
  if (root.some((name, index) => names[index] !== name)) return { refused: 'lies outside the folder that was asked for' };
  const below = names.slice(root.length);
  if (below.some((name) => name === '' || name === '.' || name === '..' || name.includes('/') || CONTROL.test(name))) return { refused: 'has parts that lead elsewhere' };
  return { path: below.join('/') };
}

/** The names of a path, or undefined where one is not UTF-8. */
function decode(pathname: string): string[] | undefined {
  try {
    return pathname.replace(/^\/|\/$/g, '').split('/').filter((name, _index, all) => name !== '' || all.length > 1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
