/** A path as an address: each of its segments encoded into `{path}` of the template. A path that climbs (..) gets no link. */
export function makeLink(template: string | undefined, path: string): string | undefined {
  if (!template) return undefined;
  const segments = path.replaceAll('\\', '/').split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..') || segments.length === 0) return undefined;
  const encoded = segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/');
  return template.replaceAll('{path}', () => encoded);
}
