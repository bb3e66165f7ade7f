import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ConfigurationError } from '../src/errors/ConfigurationError';

/** The JSON file at this path, a byte order mark allowed; one of another shape is refused with where it differs. */
export function readDataFile<T extends z.ZodType>(path: string, shape: T): z.output<T> {
  const parsed = shape.safeParse(JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigurationError('DATA_SHAPE', `${path} does not have the shape of this suite: ${issue?.path.join('.')}: ${issue?.message}.`, 'Run the command without --data to see the shape it reads.');
}
