import { join } from 'node:path';
import type { Directory } from '../../src/access/Directory';
import { ingestFolder } from '../../src/adapters/file/ingestFolder';
import { chunkDocument } from '../../src/chunking/chunkDocument';
import type { Document, FailedDocument } from '../../src/document/Document';
import { applySync } from '../../src/knowledge/applySync';
import type { KnowledgeStore } from '../../src/knowledge/KnowledgeStore';
import { planSync } from '../../src/knowledge/planSync';
import { redactDocument } from '../../src/pii/redactDocument';

const SOURCE = 'company';

export interface CompanyIndex {
  /** As they were indexed: without personal data. */
  readonly documents: readonly Document[];
  readonly failed: readonly FailedDocument[];
  readonly chunks: number;
}

/** Indexes documents/ of a company folder the way the index workflow does: read, take out personal data, cut, store. */
export async function indexCompany(company: string, tenant: string, directory: Directory, store: KnowledgeStore): Promise<CompanyIndex> {
  const documents: Document[] = [];
  const failed: FailedDocument[] = [];
  const reading = ingestFolder(join(company, 'documents'), { tenant, sourceId: SOURCE, runId: 'eval', directory });
  for (let next = await reading.next(); ; next = await reading.next()) {
    if (next.done) {
      const plan = planSync({ source: SOURCE, known: [], incoming: documents, failed, listing: next.value }, { allowLargeDeletion: false });
      const { chunks } = await applySync(plan, { store, chunk: (document) => chunkDocument(document), now: () => performance.now() });
      return { documents, failed, chunks };
    }
    if ('error' in next.value) failed.push(next.value);
    else documents.push(redactDocument(next.value, { tenant }));
  }
}
