import { PrivateLlmError } from './PrivateLlmError';

/** The asker could not be identified or may not ask: no query is made. */
export class AccessRefused extends PrivateLlmError {}
