import type { AccountRefusal } from '../../access/refusePerson';
import type { LdapPreset } from '../directoryConfiguration';
import type { LdapEntry } from './LdapEntry';

/** What must be read to tell whether an account may be used. */
export const STATE_ATTRIBUTES = {
  activeDirectory: ['userAccountControl', 'msDS-User-Account-Control-Computed', 'accountExpires'],
  openLdap: ['pwdAccountLockedTime', 'pwdReset', 'shadowExpire', 'shadowLastChange', 'shadowMax', 'nsAccountLock'],
} as const satisfies Readonly<Record<LdapPreset, readonly string[]>>;

// MS-ADTS 2.2.16; lockout and password expiry are right in the computed attribute only.
const ACCOUNTDISABLE = 0x2;
const LOCKOUT = 0x10;
const PASSWORD_EXPIRED = 0x800000;
/** 100-nanosecond steps since 1601; both values mean that the account never expires. */
const NEVER: ReadonlySet<string> = new Set(['0', '9223372036854775807']);
const EPOCH_1601 = 11_644_473_600_000n;
const DAY = 86_400_000;

/** Why an account may not be used now, or undefined where it may. A state that cannot be read counts against it. */
export function accountState(preset: LdapPreset, entry: LdapEntry, now: Date): AccountRefusal | undefined {
  return preset === 'activeDirectory' ? ofActiveDirectory(entry, now) : ofOpenLdap(entry, now);
}

function ofActiveDirectory(entry: LdapEntry, now: Date): AccountRefusal | undefined {
  const [control, computed, expires] = STATE_ATTRIBUTES.activeDirectory.map((name) => entry.text(name));
  if (!isWhole(control) || !isWhole(computed) || !isWhole(expires)) return 'STATE_UNREADABLE';
  if (Number(control) & ACCOUNTDISABLE) return 'PERSON_DISABLED';
  if (Number(computed) & LOCKOUT) return 'PERSON_LOCKED';
  if (!NEVER.has(expires) && BigInt(expires) / 10_000n - EPOCH_1601 <= BigInt(now.getTime())) return 'PERSON_EXPIRED';
  return Number(computed) & PASSWORD_EXPIRED ? 'PASSWORD_EXPIRED' : undefined;
}

/** The password policy overlay (draft-behera-ldap-password-policy), shadowAccount (RFC 2307) and 389 Directory Server. */
function ofOpenLdap(entry: LdapEntry, now: Date): AccountRefusal | undefined {
  const day = Math.floor(now.getTime() / DAY);
  if (entry.text('nsAccountLock')?.toLowerCase() === 'true') return 'PERSON_DISABLED';
  if (entry.text('pwdAccountLockedTime')) return 'PERSON_LOCKED';
  const [expire, changed, most] = ['shadowExpire', 'shadowLastChange', 'shadowMax'].map((name) => Number(entry.text(name) ?? -1));
  if (expire! >= 0 && expire! <= day) return 'PERSON_EXPIRED';
  if (entry.text('pwdReset')?.toLowerCase() === 'true') return 'PASSWORD_EXPIRED';
  return changed! >= 0 && most! >= 0 && changed! + most! < day ? 'PASSWORD_EXPIRED' : undefined;
}

const isWhole = (text: string | undefined): text is string => text !== undefined && /^-?\d+$/.test(text);
