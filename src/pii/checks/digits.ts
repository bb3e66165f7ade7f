/** The decimal digits of a value, separators dropped. */
export const digitsOf = (value: string): number[] => [...value.replace(/\D/g, '')].map(Number);

/** Letters and digits in upper case, separators dropped. */
export const bare = (value: string): string => value.replace(/[^A-Za-z0-9]/g, '').toUpperCase();

/** The sum of digit times weight; a digit without a weight does not count. */
export const weightedSum = (digits: readonly number[], weights: readonly number[]): number => weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0);

/** A letter as its place in the alphabet, A being 1. */
export const placeOf = (letter: string): number => letter.toUpperCase().charCodeAt(0) - 64;

export const isOneDigitOnly = (digits: readonly number[]): boolean => new Set(digits).size <= 1;
