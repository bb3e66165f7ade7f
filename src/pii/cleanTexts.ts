import { InvalidInput } from '../errors/InvalidInput';
import { aliasKey, aliasOf, restoreAliases } from './aliases';
import { canonicalValue } from './canonicalValue';
import type { Finding } from './Finding';
import { applyOperator, decodePiiKey, type Operation, type Operator } from './operators';
import { replaceFindings } from './replaceFindings';

/** What is done to which entity, for whom, and with which key (base64). */
export interface OperatorSettings {
  readonly operator?: Operator | Operation;
  readonly operators?: Readonly<Record<string, Operator | Operation>>;
  readonly tenant: string;
  readonly key?: string;
  /** Hex digits of an alias, at least; aliases that are kept in a vault are longer, since all of a tenant's stand beside each other there. */
  readonly aliasLength?: number;
}

/** Texts without their findings, the aliases that stand in them with their values, and how many values of each entity there were. */
export interface Cleaned {
  readonly texts: readonly string[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly found: Readonly<Record<string, number>>;
}

const LENGTHS = [8, 16, 32, 64];

const asOperation = (given: Operator | Operation): Operation => (typeof given === 'string' ? { operator: given } : given);

function operationFor({ operator = 'redact', operators = {} }: OperatorSettings, entity: string): Operation {
  return asOperation(operators[entity] ?? operator);
}

type AliasMaker = (value: string, entity: string) => string;

function replaceAll(texts: readonly string[], findings: readonly (readonly Finding[])[], settings: OperatorSettings, makeAlias: AliasMaker): string[] {
  return texts.map((text, at) =>
    replaceFindings(text, findings[at] ?? [], (value, { entity }) => {
      const operation = operationFor(settings, entity);
      if (operation.operator === 'pseudonymise') return makeAlias(value, entity);
      return applyOperator({ ...operation, operator: operation.operator }, value, { entity, tenant: settings.tenant, key: settings.key });
    }),
  );
}

/** Texts with aliases of one length, or undefined where one would not be given back exactly. */
function withAliases(texts: readonly string[], findings: readonly (readonly Finding[])[], settings: OperatorSettings, length: number): Omit<Cleaned, 'found'> | undefined {
  const key = decodePiiKey(settings.key);
  const aliases = new Map<string, string>();
  const made = replaceAll(texts, findings, settings, (value, entity) => {
    const canonical = canonicalValue(entity, value);
    const stem = aliasOf(key, settings.tenant, entity, canonical, length);
    aliases.set(stem, canonical);
    if (value === canonical) return stem;
    const alias = aliasOf(key, settings.tenant, entity, canonical, length, value);
    aliases.set(alias, value);
    return alias;
  });
  const values = new Map([...aliases].map(([alias, value]) => [aliasKey(alias), value]));
  const withValues = replaceAll(texts, findings, settings, (value) => value);
  const exact = made.every((text, at) => restoreAliases(text, values).text === withValues[at]);
  // What stands in the text already must not be taken for an alias of ours later on.
  const free = texts.every((text) => restoreAliases(text, values).restored === 0);
  return exact && free ? { texts: made, aliases } : undefined;
}

function countByEntity(findings: readonly (readonly Finding[])[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { entity } of findings.flat()) found[entity] = (found[entity] ?? 0) + 1;
  return found;
}

/**
 * Replaces the findings of each text by the operator of their entity. An alias is the same for the same value, tenant and
 * key; a value in another writing has the alias with an ending, so that it is known as the same and still given back exactly; aliases that already stand in a text, or would not be given back exactly, are made longer.
 */
export function cleanTexts(texts: readonly string[], findings: readonly (readonly Finding[])[], settings: OperatorSettings): Cleaned {
  const found = countByEntity(findings);
  const needsAliases = Object.keys(found).some((entity) => operationFor(settings, entity).operator === 'pseudonymise');
  if (!needsAliases) return { texts: replaceAll(texts, findings, settings, (value) => value), aliases: new Map(), found };
  for (const length of LENGTHS.filter((one) => one >= (settings.aliasLength ?? 0))) {
    const made = withAliases(texts, findings, settings, length);
    if (made) return { ...made, found };
  }
  throw new InvalidInput('ALIASES_TAKEN', 'The text already holds the aliases that would stand for its values.', 'Restore the text before it is pseudonymised again.');
}
