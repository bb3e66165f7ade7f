/** The first `limit` items of a ranking, at most `perDocument` of them of one document; the order stays. */
export function capPerDocument<T extends { readonly documentId: string }>(ranked: readonly T[], limit: number, perDocument = Infinity): T[] {
  const taken = new Map<string, number>();
  const kept = ranked.filter(({ documentId }) => {
    const count = (taken.get(documentId) ?? 0) + 1;
    taken.set(documentId, count);
    return count <= perDocument;
  });
  return kept.slice(0, limit);
}
