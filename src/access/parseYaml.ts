import { parse } from 'yaml';
import type { ZodType } from 'zod';
import { ConfigurationError } from '../errors/ConfigurationError';

/** Reads a YAML file that IT edits. Every scalar is text (employee `0123` stays `0123`); anything that the schema does not name is an error, so that a misspelt `deny` cannot open a folder. */
export function parseYaml<T>(text: string, schema: ZodType<T>, file: string): T {
  const result = schema.safeParse(readYaml(text, file));
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => `${path.join('.') || 'top level'}: ${message}`);
  throw broken(file, issues.slice(0, 5).join('; '));
}

function readYaml(text: string, file: string): unknown {
  try {
    return parse(text.replace(/^\uFEFF/, ''), { schema: 'failsafe', logLevel: 'error', maxAliasCount: 20 });
  } catch (cause) {
    throw broken(file, firstLine(cause));
  }
}

const firstLine = (cause: unknown) => (cause instanceof Error ? cause.message.split('\n', 1)[0]! : 'not YAML');
const broken = (file: string, why: string) => new ConfigurationError('YAML_BROKEN', `${file} cannot be used: ${why}`, `Correct ${file}, then run again.`);
