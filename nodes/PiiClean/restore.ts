import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withAudit } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { aliasKeysIn, type Restored, restoreAliases } from '../../src/pii/aliases';
import { decryptValues } from '../../src/pii/operators';
import { openAliases } from '../../src/pii/pseudonymise';
import { isNamed } from '../../src/principal/isNamed';
import type { Principal } from '../../src/principal/Principal';
import { openAuditor } from '../shared/auditor';
import { openAliasVault, readPiiKey } from '../shared/connect';
import { resolveAsker } from '../shared/resolveAsker';
import { splitNames } from './readSettings';

/** From this version on, restoring is a right that the form names and the audit log records. */
const RIGHT_SINCE = 1.1;

function checkRight(principal: Principal, allowed: readonly string[]): void {
  if (isNamed(principal, allowed)) return;
  throw new AccessRefused('RESTORE_REFUSED', 'This person may not have personal data back.', 'Ask someone who may, or have IT add the person under Who May Restore.');
}

function checkTenant({ tenant }: Principal, wanted: string): void {
  if (tenant !== wanted) throw new AccessRefused('RESTORE_REFUSED', 'This person may not have personal data back.', 'Choose the tenant of the Directory credential.', { reason: 'OTHER_TENANT' });
}

async function fromVault(context: IExecuteFunctions, text: string, tenant: string, itemIndex: number): Promise<ReadonlyMap<string, string>> {
  const vault = await openAliasVault(context, itemIndex);
  try {
    return await vault.find(tenant, aliasKeysIn(text));
  } finally {
    await vault.close();
  }
}

async function giveBack(context: IExecuteFunctions, itemIndex: number): Promise<Restored> {
  const parameter = (name: string) => String(context.getNodeParameter(name, itemIndex));
  const [text, tenant, key] = [parameter('text'), parameter('tenant') || 'default', await readPiiKey(context, itemIndex)];
  const from = parameter('valuesFrom');
  if (from === 'text') return { text: decryptValues(text, key, tenant), restored: 0, unknown: [] };
  return restoreAliases(text, from === 'vault' ? await fromVault(context, text, tenant, itemIndex) : openAliases(parameter('token'), key, tenant));
}

/** The text with its values put back, for a person who has the right, and recorded whether it was given or refused. Aliases that nobody knows stay, and are reported. */
export async function restore(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
  const auditor = await openAuditor(context, itemIndex);
  try {
    const isRight = context.getNode().typeVersion >= RIGHT_SINCE;
    if (isRight && !auditor) throw new ConfigurationError('AUDIT_NEEDED', 'Personal data is given back only with an audit log.', 'Choose an Audit Log credential.');
    const { call, principal } = await resolveAsker(context, auditor, { operation: 'pii.restore', digests: {}, content: undefined }, itemIndex);
    const allowed = isRight ? splitNames(String(context.getNodeParameter('mayRestore', itemIndex))) : ['everyone'];
    const { value, auditId } = await withAudit(auditor, call, async () => {
      checkRight(principal, allowed);
      if (isRight) checkTenant(principal, String(context.getNodeParameter('tenant', itemIndex)) || 'default');
      return giveBack(context, itemIndex);
    }, ({ restored, unknown }) => ({ decision: 'allowed', documents: [], content: { restored, unknown: unknown.length } }));
    return { json: { text: value.text, restored: value.restored, unknownAliases: [...value.unknown], auditId } };
  } finally {
    await auditor?.log.close();
  }
}
