import { InvalidInput } from '../errors/InvalidInput';

/** Other files of ours in the same folder. */
const RESERVED: readonly string[] = ['audit'];

/** Returns the name if it is one: it becomes a file name and a Qdrant alias, so nothing else may pass. */
export function checkKnowledgeBaseName(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,47}$/.test(name) && !RESERVED.includes(name)) return name;
  throw new InvalidInput(
    'KNOWLEDGE_BASE_NAME',
    `"${name.slice(0, 60)}" is not a name of a knowledge base.`,
    'Use 1 to 48 lower-case letters, digits, - or _, and begin with a letter or digit; "audit" is taken by the audit log.',
  );
}
