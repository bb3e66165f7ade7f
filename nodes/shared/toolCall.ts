import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Whether an agent calls the node as its tool. Then its input item is what the model wrote over the agent's own input, and nothing in it says who asks. */
export const isToolCall = (context: IExecuteFunctions): boolean => /Tool$/.test(context.getNode().type);

/** The node whose place in the workflow counts for what came before: the agent, where it calls the node as a tool (AI Agent 3 and later say so). */
export function placeOf(context: IExecuteFunctions): string {
  const { name } = context.getNode();
  return isToolCall(context) ? (context.getInputSourceData().previousNode ?? name) : name;
}

/** A tool has one output only, so an agent is told there what else goes to others: not found, blocked or failed. */
export function toToolOutput(context: IExecuteFunctions, outputs: INodeExecutionData[][]): INodeExecutionData[][] {
  return isToolCall(context) ? [outputs.flat()] : outputs;
}
