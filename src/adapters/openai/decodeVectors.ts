import { z } from 'zod';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';

const answer = z.object({ data: z.array(z.object({ index: z.number().int(), embedding: z.union([z.string(), z.array(z.number())]) })) });

function refuse(problem: string): never {
  throw new ServiceUnavailable('EMBEDDING_INVALID', `The embedding server gave unusable vectors: ${problem}.`, 'Check that the model is an embedding model and that the server has not run out of memory.');
}

/** Little-endian float32 in base64, copied because the decoded bytes may not be aligned. */
function fromBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) refuse(`${bytes.length} bytes are not a list of 32-bit numbers`);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

function check(vector: Float32Array, position: number): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (!Number.isFinite(sum)) refuse(`vector ${position + 1} holds a number that is not finite`);
  if (sum === 0) refuse(`vector ${position + 1} is all zero`);
  return vector;
}

/** One finite, non-zero vector for each of `count` inputs, in the order of the inputs whatever the order of the answer. */
export function decodeVectors(raw: unknown, count: number): Float32Array[] {
  const { data } = answer.parse(raw);
  if (data.length !== count) refuse(`${count} texts were sent, ${data.length} vectors came back`);
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  for (const { index, embedding } of data) {
    if (index < 0 || index >= count || vectors[index]) refuse(`index ${index} is out of range or comes twice`);
    vectors[index] = check(typeof embedding === 'string' ? fromBase64(embedding) : Float32Array.from(embedding), index);
  }
  return vectors as Float32Array[];
}

/** The one length of all vectors; another length than `known` is refused with both numbers. */
export function dimensionOf(vectors: readonly Float32Array[], known: number | undefined): number {
  const dimension = known ?? vectors[0]?.length ?? 0;
  const other = vectors.find((vector) => vector.length !== dimension);
  if (other) refuse(`one has ${other.length} dimensions, the others ${dimension}`);
  return dimension;
}
