import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What the model asks of the tools that an agent offers it, for what a person has said. */
export type ToolPlan = (said: string, tools: readonly string[]) => readonly { readonly tool: string; readonly args: Record<string, unknown> }[];

export interface ScriptedAgentModel {
  readonly baseUrl: string;
  /** How many tool calls it has made. */
  readonly calls: () => number;
  close(): Promise<void>;
}

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).default([]),
});

const textOf = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));

/** A chat server with tools (OpenAI's wire format) whose model calls them as `plan` says, and then repeats to the person all that they gave back. */
export async function startScriptedAgentModel(plan: ToolPlan): Promise<ScriptedAgentModel> {
  let calls = 0;
  const reply = (body: unknown) => {
    const { model, messages, tools } = requestSchema.parse(body);
    const given = messages.filter(({ role }) => role === 'tool');
    const said = textOf(messages.filter(({ role }) => role === 'user').at(-1)?.content);
    const wanted = given.length > 0 ? [] : plan(said, tools.map((tool) => tool.function.name));
    const toolCalls = wanted.map(({ tool, args }) => ({ id: `call_${++calls}`, type: 'function', function: { name: tool, arguments: JSON.stringify(args) } }));
    const message = { role: 'assistant', content: toolCalls.length > 0 ? null : given.map(({ content }) => textOf(content)).join('\n') || 'nothing', ...(toolCalls.length > 0 && { tool_calls: toolCalls }) };
    return { id: 'chatcmpl-1', object: 'chat.completion', created: 1, model, choices: [{ index: 0, message, finish_reason: toolCalls.length > 0 ? 'tool_calls' : 'stop' }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } };
  };
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    void text(request).then((body) => send(200, request.method === 'POST' ? reply(JSON.parse(body)) : { object: 'list', data: [{ id: 'scripted', object: 'model' }] })).catch((error: unknown) => send(500, { error: { message: String(error) } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, calls: () => calls, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
