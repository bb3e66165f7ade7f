/** A document that this run could not read or store; the others went on. */
export interface FailedSync {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly todo: string;
}

/**
 * What one Embed call did; counts are documents, except `chunks` (chunks written). `skipped` are those that were already as they are now or newer,
 * `failed` those that could not be read or stored, `warnings` what was left undone on purpose.
 */
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
  readonly failed: readonly FailedSync[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}
