import { openSqliteStore } from '../../../src/adapters/sqlite/openSqliteStore';
import { chunkDocument } from '../../../src/chunking/chunkDocument';
import { syncSources } from '../../../src/knowledge/syncSources';
import { makeDocument, makeListing } from '../../fixtures/documents';

/** The documents of one version of a source: `round` changes the text of all and drops the first few. */
export function documentsOf(round: number): ReturnType<typeof makeDocument>[] {
  return Array.from({ length: 40 }, (_, i) => {
    const parts = Array.from({ length: 3 + (i % 5) }, (_unused, part) => `## Part ${part}\n\nVersion${round} of manual${i}, part ${part}.`);
    return makeDocument(`${i}.md`, { markdown: parts.join('\n\n') });
  }).slice(round);
}

/** A process of its own that brings the knowledge base to one version of the source, and says so. */
async function main(folder: string, round: number): Promise<void> {
  const store = openSqliteStore({ kind: 'sqlite', folder, knowledgeBase: 'killed', tenant: 'default', queueMode: false, allWorkersOnThisHost: false });
  const documents = documentsOf(round);
  process.stdout.write('began\n');
  const { report } = await syncSources({ documents, failed: [], listings: [makeListing(documents)] }, { allowLargeDeletion: false }, { store, chunk: chunkDocument, now: Date.now });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  await store.close();
}

if (require.main === module) void main(process.argv[2] ?? '', Number(process.argv[3]));
