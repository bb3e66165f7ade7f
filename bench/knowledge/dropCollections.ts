/** Removes what a bench has made on a Qdrant server; what is not there is no error. */
export async function dropCollections(url: string, names: readonly string[]): Promise<void> {
  for (const name of names) await (await fetch(`${url}/collections/${name}`, { method: 'DELETE' })).arrayBuffer();
}
