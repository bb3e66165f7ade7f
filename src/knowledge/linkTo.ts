/** Puts a document's path into a link template at {path}; each segment is URL-encoded, so that a file name cannot change the address. */
export function linkTo(template: string, path: string): string {
  return template.replace('{path}', () => path.split('/').map(encodeURIComponent).join('/'));
}
