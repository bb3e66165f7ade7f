import { ConfigurationError } from '../../errors/ConfigurationError';
import { InvalidInput } from '../../errors/InvalidInput';
import type { PrivateLlmError } from '../../errors/PrivateLlmError';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';

export interface WireRequest {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

export interface WireError {
  readonly kind: string;
  readonly code: string;
  readonly message: string;
  readonly todo: string;
}

export type WireResponse = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: WireError };

const CLASSES: Readonly<Record<string, new (code: string, message: string, todo: string) => PrivateLlmError>> = { ConfigurationError, InvalidInput, ServiceUnavailable };

/** Classes do not survive the way between threads; their name and fields do. */
export function toWire(error: PrivateLlmError): WireError {
  return { kind: error.name, code: error.code, message: error.message, todo: error.todo };
}

/** An error of the class that was thrown in the worker; an unknown class becomes ServiceUnavailable. */
export function fromWire({ kind, code, message, todo }: WireError): PrivateLlmError {
  return new (CLASSES[kind] ?? ServiceUnavailable)(code, message, todo);
}
