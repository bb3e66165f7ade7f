import { InvalidInput } from '../errors/InvalidInput';
import type { Generation } from './Generations';

/** Throws unless there is a generation of this number. */
export function refuseAbsent(knowledgeBase: string, generations: readonly Generation[], number: number): void {
  if (generations.some((one) => one.number === number)) return;
  const known = generations.map((one) => one.number).join(', ') || 'none';
  throw new InvalidInput('GENERATION_ABSENT', `The knowledge base ${knowledgeBase} has no generation ${number}; it has: ${known}.`, 'Choose one of these, or rebuild.');
}

/** Throws where the generation of this number is the one that answers. */
export function refuseAnswering(knowledgeBase: string, generations: readonly Generation[], number: number): void {
  if (!generations.some((one) => one.number === number && one.answers)) return;
  throw new InvalidInput('GENERATION_ANSWERS', `Generation ${number} of the knowledge base ${knowledgeBase} is the one that answers.`, 'Switch to another one first.');
}
