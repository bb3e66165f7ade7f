import type { IExecuteFunctions } from 'n8n-workflow';
import type { Directory, NameResolution } from '../../src/access/Directory';
import { prefixedName } from '../../src/access/prefixedName';
import { resolveAccess } from '../../src/access/resolveAccess';
import type { Category, DocumentWarning } from '../../src/document/Document';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import type { AccessRule } from '../../src/principal/AccessRule';
import { CREDENTIAL, hasCredential, openDirectory } from '../shared/connect';
import { toDirectoryConfiguration, toKnowledgeBaseConfiguration } from '../shared/credentials';

/** The tenant of the chosen credentials; two that disagree are refused, as one would never find what the other wrote. */
export async function readTenant(context: IExecuteFunctions, itemIndex: number): Promise<string> {
  const tenants = new Set<string>();
  if (hasCredential(context, CREDENTIAL.knowledgeBase)) tenants.add(toKnowledgeBaseConfiguration(await context.getCredentials(CREDENTIAL.knowledgeBase, itemIndex), 'any').tenant);
  if (hasCredential(context, CREDENTIAL.directory)) tenants.add(toDirectoryConfiguration(await context.getCredentials(CREDENTIAL.directory, itemIndex)).tenant);
  const [tenant = 'default', other] = tenants;
  if (other !== undefined) throw new ConfigurationError('TENANTS_DIFFER', `The Knowledge Base credential is for the tenant "${tenant}", the Directory credential for "${other}".`, 'Give both the same tenant.');
  return tenant;
}

/** Runs `use` with the directory of the node's credential, or without one, and closes it. */
export async function withDirectory<T>(context: IExecuteFunctions, itemIndex: number, use: (directory: Directory | undefined) => Promise<T>): Promise<T> {
  if (!hasCredential(context, CREDENTIAL.directory)) return use(undefined);
  const { directory } = await openDirectory(context, itemIndex);
  try {
    return await use(directory);
  } finally {
    await directory.close();
  }
}

/** The rule for names given with a document; they are checked like those of an access.yaml. */
export async function resolveNames(directory: Directory | undefined, allow: readonly string[], deny: readonly string[]): Promise<{ access: AccessRule; warnings: DocumentWarning[] }> {
  const names = await directory?.resolveNames([...allow, ...deny]);
  const resolveName = (name: string): NameResolution => (names ? (names.get(name) ?? 'unknown') : prefixedName(name));
  const { access, problems } = resolveAccess('document', new Map([['', { allow, deny }]]), resolveName);
  return { access, warnings: problems.map(({ code, message }) => ({ code, message: message.replace(' in access.yaml', '') })) };
}

/** Names as people write them: a list, or one text with commas or lines. */
export function readNames(value: unknown): string[] {
  const parts = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(/[,\n]/) : [];
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** The category a person chose, or undefined where the rules decide. */
export function readCategory(context: IExecuteFunctions, itemIndex: number): Category | undefined {
  const value = context.getNodeParameter('category', itemIndex);
  return value === 'knowledge' || value === 'procedure' || value === 'case' ? value : undefined;
}

/** The name of the source: what the builder typed, else `fallback`. It is part of every document's id. */
export function readSourceId(context: IExecuteFunctions, itemIndex: number, fallback: string): string {
  const typed = String(context.getNodeParameter('sourceId', itemIndex)).trim();
  if (typed || fallback) return typed || fallback;
  throw new ConfigurationError('SOURCE_UNNAMED', 'The source has no name.', 'Fill in Source Name; it must stay the same from run to run.');
}
