import { InvalidInput } from '../errors/InvalidInput';

/** The error of a file over the limit, with both sizes in megabytes. */
export function tooLarge(path: string, size: number, maxBytes: number): InvalidInput {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return new InvalidInput('FILE_TOO_LARGE', `${path} has ${megabytes(size)} MB; the limit is ${megabytes(maxBytes)} MB.`, 'Raise Largest File, split the file, or exclude it.');
}
