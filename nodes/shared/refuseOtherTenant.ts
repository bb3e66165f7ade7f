import { ConfigurationError } from '../../src/errors/ConfigurationError';

type OfTenant = { readonly tenant: string };

/**
 * Refuses people and a knowledge base of two tenants, where nobody would find anything. A tenant is what the Directory credential says of people,
 * their API tokens, limits and records, and the Knowledge Base credential of documents.
 */
export function refuseOtherTenant(people: OfTenant, knowledgeBase: OfTenant): void {
  if (people.tenant === knowledgeBase.tenant) return;
  throw new ConfigurationError('TENANTS_DIFFER', `The Knowledge Base credential is for the tenant "${knowledgeBase.tenant}", the Directory credential for "${people.tenant}".`, 'Give both the same tenant.');
}
