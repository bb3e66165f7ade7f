import { InvalidInput } from '../errors/InvalidInput';

/** A copy of length 1, so that a dot product is the cosine. A vector of zeros or with a value that is no number is refused: it would be found by nothing or everything. */
export function toUnitVector(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (!Number.isFinite(length) || length === 0)
    throw new InvalidInput('VECTOR_INVALID', 'The embedding server gave a vector of zeros or with a value that is no number.', 'Check the embedding server and its model.');
  return vector.map((value) => value / length);
}
