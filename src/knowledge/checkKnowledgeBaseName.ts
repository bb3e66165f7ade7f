import { InvalidInput } from '../errors/InvalidInput';

/** Returns the name if it is one: it becomes a file name and a Qdrant alias, so nothing else may pass. */
export function checkKnowledgeBaseName(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,47}$/.test(name)) return name;
  throw new InvalidInput(
    'KNOWLEDGE_BASE_NAME',
    `"${name.slice(0, 60)}" is not a name of a knowledge base.`,
    'Use 1 to 48 lower-case letters, digits, - or _, and begin with a letter or digit.',
  );
}
