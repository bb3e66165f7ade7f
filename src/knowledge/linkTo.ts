/** Puts a document's path into a link template at {path}; each segment is URL-encoded, so that a file name cannot change the address. A path that climbs (..) gets no link. */
export function linkTo(template: string, path: string): string | undefined {
  const segments = path.replaceAll('\\', '/').split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) return undefined;
  const encoded = segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/');
  return template.replaceAll('{path}', () => encoded);
}
