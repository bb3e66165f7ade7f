import { z } from 'zod';
import type { Assurance } from './Principal';

/** Parses an Assurance at the edge; anything unknown is refused. */
export const assuranceSchema = z.enum(['token', 'bind', 'mail', 'n8nUser', 'typed', 'public']) satisfies z.ZodType<Assurance>;
