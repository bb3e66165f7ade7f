/** What went wrong (`message`), a stable `code` to branch on, and what the reader can do about it (`todo`). Never carries secrets or document text. */
export class PrivateLlmError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly todo: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}
