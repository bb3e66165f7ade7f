import { InvalidInput } from '../errors/InvalidInput';

/** Throws when a vault holds another value for one of these aliases. */
export function refuseTaken(wanted: ReadonlyMap<string, string>, kept: ReadonlyMap<string, string>): void {
  if ([...wanted].every(([alias, value]) => kept.get(alias) === value)) return;
  throw new InvalidInput('ALIAS_TAKEN', 'An alias in the vault stands for another value.', 'Clean the text with a token instead of the vault.');
}
