/** What one Embed call did; counts are documents, except `chunks` (chunks written). */
export interface SyncReport {
  readonly knowledgeBase: string;
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
  readonly deleted: number;
  readonly stale: number;
  readonly rightsUpdated: number;
  readonly chunks: number;
  readonly seconds: number;
}
