import { toInspectionCopy } from './toInspectionCopy';

/** A marker for a system prompt that no honest answer contains: 16 random bytes in hexadecimal. */
export function makeCanary(randomBytes: (size: number) => Buffer): string {
  return randomBytes(16).toString('hex');
}

/** Base64 of a text depends on where it begins, so there are three forms; their first and last letters mix with the neighbours. */
function base64Forms(canary: string): string[] {
  return [0, 1, 2].map((shift) => Buffer.from(' '.repeat(shift) + canary).toString('base64').replace(/=+$/, '').slice(shift === 0 ? 0 : 4, -4));
}

/** Whether an output repeats the canary: as it is, spaced or decorated, reversed, in base64 or in hexadecimal. */
export function hasCanary(output: string, canary: string): boolean {
  const { text } = toInspectionCopy(output);
  const letters = text.replace(/[^a-z0-9]/g, '');
  const compact = output.replace(/\s+/g, '');
  const forms = [canary, [...canary].reverse().join(''), Buffer.from(canary).toString('hex')];
  return forms.some((form) => letters.includes(form)) || base64Forms(canary).some((form) => compact.includes(form));
}
