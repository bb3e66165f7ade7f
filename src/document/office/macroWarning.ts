import type { DocumentWarning } from '../Document';

/** What is said of a file that brings programs along; they are never run, only its text is read. */
export const macroWarning = (has: boolean): DocumentWarning[] => (has ? [{ code: 'MACROS', message: 'The file holds macros. Only its text was read.' }] : []);
