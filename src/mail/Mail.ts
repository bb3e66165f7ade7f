/** One header field: its name in small letters, and its value unfolded and otherwise as it was sent, encoded words included. */
export type HeaderField = readonly [name: string, value: string];

/** A mail as it lies in a mailbox. `fields` keep the order of the message, the last hop's on top; everything in it was written by strangers. */
export interface Mail {
  readonly fields: readonly HeaderField[];
  /** The one address of the one From line, in small letters; undefined where there is not exactly one. */
  readonly from?: string;
  readonly name: string;
  readonly subject: string;
  readonly messageId?: string;
  readonly date?: string;
  /** The plain text, made from HTML where the mail has no other. */
  readonly text: string;
}

/** The values of all fields of one name, topmost first. */
export function valuesOf(fields: readonly HeaderField[], name: string): string[] {
  return fields.flatMap(([key, value]) => (key === name ? [value] : []));
}
