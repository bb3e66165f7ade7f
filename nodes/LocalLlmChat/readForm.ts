import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { ChatMessage, ChatRequest } from '../../src/answering/ChatModel';
import { InvalidInput } from '../../src/errors/InvalidInput';

/** A history comes from outside, so it may not hold system messages. */
const messages = z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() }));
const schema = z.record(z.string(), z.unknown());
const options = z.object({
  temperature: z.number().min(0).max(2).optional(),
  maxTokens: z.number().int().min(1).optional(),
  stream: z.boolean().default(true),
  timeout: z.number().min(1).optional(),
  canary: z.boolean().default(false),
});

/** The form of one item, parsed. */
export interface ChatForm {
  readonly model: string;
  readonly systemPrompt: string;
  readonly message: string;
  readonly history: readonly ChatMessage[];
  readonly format: NonNullable<ChatRequest['format']>;
  readonly promptCheck: 'off' | 'flag' | 'block';
  /** Hosts that links may lead to; undefined leaves all links. */
  readonly allowedHosts: readonly string[] | undefined;
  readonly options: z.output<typeof options>;
}

/** A field may hold JSON as text, or the value itself where an expression gave it. */
function parseJson(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return undefined;
  }
}

function parseField<T extends z.ZodType>(type: T, raw: unknown, field: string, todo: string): z.output<T> {
  const value = parseJson(raw);
  if (value === undefined) throw new InvalidInput('FIELD_NOT_JSON', `${field} is not JSON.`, todo);
  const parsed = type.safeParse(value);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join('.') || 'the whole value';
  throw new InvalidInput('FIELD_INVALID', `${field} does not have the right shape at: ${at}.`, todo);
}

type Read = (name: string) => unknown;

const HISTORIES = {
  none: () => [],
  typed: (read: Read) => parseField(messages, (read('history') as { messages?: unknown } | undefined)?.messages ?? [], 'History', 'Give each message a role and a content.'),
  json: (read: Read) => parseField(messages, read('historyJson'), 'Messages (JSON)', 'Give a list of { "role": "user" or "assistant", "content": "..." }, oldest first.'),
} satisfies Record<string, (read: Read) => readonly ChatMessage[]>;

const FORMATS = {
  text: () => 'text' as const,
  json: () => 'json' as const,
  schema: (read: Read) => ({ name: 'answer', schema: parseField(schema, read('schema'), 'JSON Schema', 'Give a JSON Schema of type object.') }),
} satisfies Record<string, (read: Read) => ChatForm['format']>;

/** Reads the fields of one item; a message that is empty or a history of another shape is refused. */
export function readForm(context: IExecuteFunctions, itemIndex: number): ChatForm {
  const read: Read = (name) => context.getNodeParameter(name, itemIndex, undefined, name === 'model' ? { extractValue: true } : undefined);
  const message = read('message');
  const model = read('model');
  if (typeof message !== 'string' || !message.trim()) throw new InvalidInput('MESSAGE_EMPTY', 'The message is empty.', 'Give the message in the Message field.');
  if (typeof model !== 'string' || !model) throw new InvalidInput('MODEL_MISSING', 'No model is chosen.', 'Choose one from the list, or give its ID.');
  const strip = read('links') !== 'keep';
  return {
    model,
    message,
    systemPrompt: String(read('systemPrompt') ?? ''),
    history: HISTORIES[z.enum(['none', 'typed', 'json']).parse(read('historyFrom'))](read),
    format: FORMATS[z.enum(['text', 'json', 'schema']).parse(read('output'))](read),
    promptCheck: z.enum(['off', 'flag', 'block']).parse(read('promptCheck')),
    allowedHosts: strip ? String(read('allowedHosts') ?? '').split(/[,\s]+/).filter(Boolean) : undefined,
    options: parseField(options, read('options'), 'Options', 'Correct the option.'),
  };
}
