import { z } from 'zod';
import { InvalidInput } from '../errors/InvalidInput';
import { ServiceUnavailable } from '../errors/ServiceUnavailable';

function parse(output: string): unknown {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/.exec(output);
  try {
    return JSON.parse(fenced?.[1] ?? output);
  } catch {
    throw new ServiceUnavailable('MODEL_NOT_JSON', 'The model did not write valid JSON.', 'Allow more tokens, lower the temperature, or use a model that knows JSON output.');
  }
}

function toChecker(schema: Readonly<Record<string, unknown>>): z.ZodType {
  try {
    return z.fromJSONSchema(schema);
  } catch {
    throw new InvalidInput('SCHEMA_UNSUPPORTED', 'The JSON Schema holds something that the output cannot be checked against.', 'Use types, properties, required, enum, items and limits only.');
  }
}

/** The JSON that a model wrote, with or without a code fence; refused where it is none or does not fit the schema, whatever the server promised. */
export function parseJsonOutput(output: string, schema?: Readonly<Record<string, unknown>>): unknown {
  const value = parse(output);
  const checked = schema && toChecker(schema).safeParse(value);
  if (!checked || checked.success) return value;
  const at = checked.error.issues.map((issue) => issue.path.join('.') || 'the whole value').slice(0, 5).join(', ');
  throw new ServiceUnavailable('MODEL_NOT_SCHEMA', `The model's JSON does not fit the schema at: ${at}.`, 'Try again, simplify the schema, or use a model that knows structured output.');
}
