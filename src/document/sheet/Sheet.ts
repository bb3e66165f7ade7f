/** A merged range; all counts are from 0 and inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What of a sheet is read: cells as shown, row by row ('' where empty), what is merged, and notes on cells. */
export interface SheetRows {
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  readonly notes: readonly { readonly cell: string; readonly text: string }[];
}
