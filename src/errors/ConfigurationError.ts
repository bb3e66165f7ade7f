import { PrivateLlmError } from './PrivateLlmError';

/** A credential or a node field is missing or contradicts what is stored. */
export class ConfigurationError extends PrivateLlmError {}
