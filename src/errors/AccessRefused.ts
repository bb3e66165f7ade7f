import { PrivateLlmError } from './PrivateLlmError';

/** The asker could not be identified or may not ask: no query is made. `reason` is for the audit log alone, where `message` must not tell it. */
export class AccessRefused extends PrivateLlmError {
  readonly reason: string;

  constructor(code: string, message: string, todo: string, { reason = code, ...options }: { reason?: string; cause?: unknown } = {}) {
    super(code, message, todo, options);
    this.reason = reason;
  }
}
