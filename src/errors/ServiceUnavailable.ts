import { PrivateLlmError } from './PrivateLlmError';

/** A server or a file that the call needs did not answer, refused the key, or is locked. */
export class ServiceUnavailable extends PrivateLlmError {}
