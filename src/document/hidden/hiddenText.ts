import type { DocumentWarning } from '../Document';

/** How text was kept from readers' eyes. */
export type HiddenKind = 'style' | 'colour' | 'size' | 'place' | 'property' | 'comment' | 'description' | 'characters' | 'sheet';

const WORDS = {
  style: 'hidden by its style', colour: 'in the colour of its background', size: 'too small to read', place: 'outside of the page', property: 'marked as hidden',
  comment: 'in comments of the source', description: 'in descriptions of pictures', characters: 'invisible characters', sheet: 'in hidden sheets, rows or columns',
} satisfies Record<HiddenKind, string>;

/** Counts what readers do not see and models would. What is counted must have been cut. */
export class HiddenText {
  private readonly counts = new Map<HiddenKind, number>();

  add(kind: HiddenKind, count = 1): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }

  /** One warning that tells how often and how, never what; none where nothing was hidden. */
  warnings(): DocumentWarning[] {
    if (!this.counts.size) return [];
    const kinds = [...this.counts].map(([kind, count]) => `${count} ${WORDS[kind]}`).join(', ');
    return [{ code: 'HIDDEN_TEXT', message: `Text that readers do not see was left out: ${kinds}.` }];
  }
}
