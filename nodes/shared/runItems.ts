import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toErrorJson, toNodeError } from './toNodeError';

/** What one input item becomes: a list of items per output. */
export type ItemOutputs = readonly (readonly INodeExecutionData[])[];

/**
 * Runs `handle` for each input item in order and pairs every output item to it. An item that fails becomes an
 * error item on the output `errorOutput` when the user chose to continue, so that it never looks like an answer; a cancelled execution stops before the next item.
 */
export async function runItems(
  context: IExecuteFunctions,
  outputs: number,
  handle: (itemIndex: number, item: INodeExecutionData, signal: AbortSignal | undefined) => Promise<ItemOutputs>,
  errorOutput: number,
): Promise<INodeExecutionData[][]> {
  const result: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
  const signal = context.getExecutionCancelSignal();
  for (const [itemIndex, item] of context.getInputData().entries()) {
    signal?.throwIfAborted();
    try {
      const made = await handle(itemIndex, item, signal);
      made.forEach((items, output) => result[output]?.push(...items.map((one) => ({ pairedItem: { item: itemIndex }, ...one }))));
    } catch (error) {
      if (signal?.aborted || !context.continueOnFail()) throw toNodeError(context.getNode(), error, itemIndex);
      result[errorOutput]?.push({ json: { error: toErrorJson(error) }, pairedItem: { item: itemIndex } });
    }
  }
  return result;
}
