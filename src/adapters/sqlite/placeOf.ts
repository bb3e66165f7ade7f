/** Where a sealed text stands: it can be opened there only, so no row can pass for another. */
export function placeOf(documentId: string, field: string, chunkId = ''): string {
  return `${documentId}/${chunkId}/${field}`;
}
