import type { AccountRefusal } from '../../access/refusePerson';
import type { LdapPreset } from '../directoryConfiguration';
import type { LdapEntry } from './LdapEntry';

/** What must be read to tell whether an account may be used. */
export const STATE_ATTRIBUTES = {
  activeDirectory: ['userAccountControl', 'msDS-User-Account-Control-Computed', 'accountExpires', 'logonHours'],
  openLdap: ['pwdAccountLockedTime', 'pwdReset', 'shadowExpire', 'shadowLastChange', 'shadowMax', 'nsAccountLock', 'pwdStartTime', 'pwdEndTime'],
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
  if (Number(computed) & PASSWORD_EXPIRED) return 'PASSWORD_EXPIRED';
  return isLogonHour(entry.bytes('logonHours')[0], now) ? undefined : 'OUTSIDE_HOURS';
}

/** One bit for each hour of the week from Sunday 00:00 UTC, the lowest of each byte first (MS-SAMR 2.2.6.5); without any, all hours count. */
function isLogonHour(hours: Buffer | undefined, now: Date): boolean {
  if (hours?.length !== 21) return true;
  const hour = now.getUTCDay() * 24 + now.getUTCHours();
  return (((hours[hour >> 3] ?? 0) >> (hour & 7)) & 1) === 1;
}

/** The password policy overlay (draft-behera-ldap-password-policy), shadowAccount (RFC 2307) and 389 Directory Server. */
function ofOpenLdap(entry: LdapEntry, now: Date): AccountRefusal | undefined {
  const day = Math.floor(now.getTime() / DAY);
  if (entry.text('nsAccountLock')?.toLowerCase() === 'true') return 'PERSON_DISABLED';
  if (entry.text('pwdAccountLockedTime')) return 'PERSON_LOCKED';
  const [expire, changed, most] = ['shadowExpire', 'shadowLastChange', 'shadowMax'].map((name) => Number(entry.text(name) ?? -1));
  if ((expire! >= 0 && expire! <= day) || !isValidAt(entry, now)) return 'PERSON_EXPIRED';
  if (entry.text('pwdReset')?.toLowerCase() === 'true') return 'PASSWORD_EXPIRED';
  return changed! >= 0 && most! >= 0 && changed! + most! < day ? 'PASSWORD_EXPIRED' : undefined;
}

/** Between pwdStartTime and pwdEndTime where the entry has them; a time that cannot be read counts against it. */
function isValidAt(entry: LdapEntry, now: Date): boolean {
  const [start, end] = ['pwdStartTime', 'pwdEndTime'].map((name) => toTime(entry.text(name)));
  return (start === undefined || start <= now.getTime()) && (end === undefined || now.getTime() < end);
}

/** Generalized Time (RFC 4517, 3.3.13) in UTC; NaN for another form. */
function toTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day, hour, minute, second = '00'] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?Z$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const isWhole = (text: string | undefined): text is string => text !== undefined && /^-?\d+$/.test(text);
