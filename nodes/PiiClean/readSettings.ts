import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { connectNamesByChat, connectNamesByServer } from '../../src/adapters/connect';
import type { OperatorSettings } from '../../src/pii/cleanTexts';
import { CHECKS } from '../../src/pii/checks/checks';
import type { NameService } from '../../src/pii/findEverything';
import type { FindOptions } from '../../src/pii/findPersonalData';
import type { OwnPattern } from '../../src/pii/findOwn';
import { type Operation, OPERATORS } from '../../src/pii/operators';
import { CREDENTIAL, hasCredential, readPiiKey } from '../shared/connect';
import { toChatConfiguration } from '../shared/credentials';
import { entitiesOf } from './entityOptions';

const list = z.array(z.string()).default([]).transform((values) => values.filter((value) => value.trim()));
const kind = z.object({ entity: z.string(), operator: z.enum(OPERATORS), text: z.string().optional(), keepFirst: z.number().optional(), keepLast: z.number().optional() });
const own = z.object({ entity: z.string().trim().min(1).default('OWN_PATTERN'), pattern: z.string().min(1), score: z.number().default(0.6), context: z.string().default(''), check: z.string().default('none') });
const options = z.object({
  minimumScore: z.number().min(0).max(1).default(0.5), allow: list, deny: list, report: z.boolean().default(false), replaceText: z.string().default(''),
  tenant: z.string().trim().default('default').transform((value) => value || 'default'), aliasesIn: z.enum(['token', 'vault']).default('token'),
  operators: z.object({ kind: z.array(kind).default([]) }).default({ kind: [] }), own: z.object({ pattern: z.array(own).default([]) }).default({ pattern: [] }),
});

/** What the form asks for, for one item. */
export interface CleanSettings {
  readonly find: FindOptions;
  readonly operators: OperatorSettings;
  readonly aliasesIn: 'token' | 'vault';
  readonly report: boolean;
  readonly names: NameService | undefined;
}

/** Names separated by commas, in any of their forms. */
export const splitNames = (text: string): string[] => text.split(/[,，、\n]/).map((name) => name.trim()).filter(Boolean);

const isCheck = (name: string): name is keyof typeof CHECKS => Object.hasOwn(CHECKS, name);

function toOwnPattern({ entity, pattern, score, context, check }: z.output<typeof own>): OwnPattern {
  const name = entity.toUpperCase().replace(/[^A-Z0-9_]+/g, '_').replace(/^[^A-Z]+/, '') || 'OWN_PATTERN';
  return { entity: name, pattern, score, context: splitNames(context), ...(isCheck(check) && { check }) };
}

function toOperation({ operator, text, keepFirst, keepLast }: z.output<typeof kind>): Operation {
  return { operator, ...(text && { text }), ...(keepFirst && { keepFirst }), ...(keepLast !== undefined && keepLast >= 0 && { keepLast }) };
}

async function readNameService(context: IExecuteFunctions, itemIndex: number): Promise<NameService | undefined> {
  const names = context.getNodeParameter('names', itemIndex);
  if (names !== 'model' && names !== 'server') return undefined;
  const goOnWithout = context.getNodeParameter('namesDown', itemIndex) === 'goOn';
  if (names === 'server') return { finder: await connectNamesByServer(String(context.getNodeParameter('nameServer', itemIndex))), goOnWithout };
  const configuration = toChatConfiguration(await context.getCredentials(CREDENTIAL.model, itemIndex));
  return { finder: await connectNamesByChat(configuration, String(context.getNodeParameter('nameModel', itemIndex))), goOnWithout };
}

export async function readSettings(context: IExecuteFunctions, itemIndex: number): Promise<CleanSettings> {
  const { minimumScore, allow, deny, own: patterns, operators, tenant, aliasesIn, report, replaceText } = options.parse(context.getNodeParameter('options', itemIndex));
  const operator = z.enum(OPERATORS).parse(context.getNodeParameter('operator', itemIndex, 'keep'));
  const key = hasCredential(context, CREDENTIAL.piiKey) ? await readPiiKey(context, itemIndex) : undefined;
  const names = await readNameService(context, itemIndex);
  const kinds = entitiesOf(context.getNodeParameter('entities', itemIndex) as string[]);
  return {
    find: { entities: names ? [...kinds, 'PERSON', 'ORGANIZATION', 'LOCATION'] : kinds, minimumScore, allow, deny, own: patterns.pattern.map(toOwnPattern) },
    operators: { tenant, key, operator: { operator, ...(replaceText && { text: replaceText }) }, operators: Object.fromEntries(operators.kind.map((one) => [one.entity, toOperation(one)])), ...(aliasesIn === 'vault' && { aliasLength: 16 }) },
    aliasesIn, report, names,
  };
}
