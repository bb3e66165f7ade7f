import { openText, sealText } from '../audit/sealText';
import { ConfigurationError } from '../errors/ConfigurationError';

const boundTo = (tenant: string, alias: string) => `pii|${tenant}|${alias}|vault|1`;

/** AES-256-GCM over one value of a vault, bound to its tenant and alias. `nonce` is 12 random bytes, new each time. */
export function sealAlias(key: Buffer, tenant: string, alias: string, value: string, nonce: Buffer): string {
  return sealText(key, boundTo(tenant, alias), value, nonce).toString('base64url');
}

export function openAlias(key: Buffer, tenant: string, alias: string, sealed: string): string {
  try {
    return openText(key, boundTo(tenant, alias), Buffer.from(sealed, 'base64url'));
  } catch (cause) {
    throw new ConfigurationError('VAULT_KEY', 'The vault holds a value that this PII Key does not open.', 'Choose the PII Key credential that was used when the text was cleaned.', { cause });
  }
}
