import { PrivateLlmError } from './PrivateLlmError';

/** An item does not have the shape that contracts ask for. */
export class InvalidInput extends PrivateLlmError {}
