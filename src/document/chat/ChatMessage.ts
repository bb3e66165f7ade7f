/** One message; `day` is YYYY-MM-DD and `time` HH:MM as the export gives them. `line` counts from 1 in a text export. */
export interface ChatMessage {
  readonly room: string;
  readonly day: string;
  readonly time: string;
  readonly speaker: string;
  readonly text: string;
  readonly line?: number;
  /** When the message was written that this one answers, as ISO 8601; a thread stays together where it began on the same day. */
  readonly repliesTo?: string;
}
