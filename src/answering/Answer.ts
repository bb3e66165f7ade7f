import type { Place } from '../document/Document';
import type { Assurance } from '../principal/Principal';

/** A quote that stands word for word in a document the asker may read; `n` is its number in the text, from 1. */
export interface Citation {
  readonly n: number;
  readonly documentId: string;
  readonly title: string;
  readonly place: Place;
  readonly quote: string;
  readonly url?: string;
}

export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** What a person gets (contracts.md). `removed` holds sentences of the model's own draft that no permitted passage supports, nothing else. */
export interface Answer {
  readonly status: 'answered' | 'notFound' | 'refused';
  readonly text: string;
  readonly mode: 'extractive' | 'model';
  readonly citations: readonly Citation[];
  readonly confidence?: number;
  readonly removed: readonly { readonly sentence: string; readonly reason: string }[];
  readonly model?: string;
  readonly usage?: Usage;
  readonly asked: { readonly person: string; readonly assurance: Assurance };
  readonly auditId?: string;
}
