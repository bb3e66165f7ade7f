import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { PrivateLlmError } from '../../src/errors/PrivateLlmError';

/** An error as n8n shows it: what is wrong as the message, what to do as the description. Unknown errors keep their message only. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeOperationError | NodeApiError {
  if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
  if (error instanceof PrivateLlmError) return new NodeOperationError(node, error.message, { description: error.todo, itemIndex, type: error.code });
  const message = error instanceof Error ? error.message : String(error);
  return new NodeApiError(node, { message } as JsonObject, { message, itemIndex });
}

/** The same facts for an item, where the user chose to go on after an error. */
export function toErrorJson(error: unknown): { code: string; message: string; todo: string } {
  if (error instanceof PrivateLlmError) return { code: error.code, message: error.message, todo: error.todo };
  return { code: 'UNEXPECTED', message: error instanceof Error ? error.message : String(error), todo: 'See the n8n log.' };
}
