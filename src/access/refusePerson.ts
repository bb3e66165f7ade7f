import { AccessRefused } from '../errors/AccessRefused';

/** Why an account that the directory knows may not be used. */
export type AccountRefusal = 'PERSON_DISABLED' | 'PERSON_LOCKED' | 'PERSON_EXPIRED' | 'OUTSIDE_HOURS' | 'PASSWORD_EXPIRED' | 'STATE_UNREADABLE';

/** Why a person is refused; it goes into the audit log and never to the person. */
export type PersonRefusal = AccountRefusal | 'PERSON_UNKNOWN' | 'PERSON_AMBIGUOUS' | 'ISSUER_UNKNOWN' | 'PASSWORD_WRONG' | 'PASSWORD_EMPTY' | 'GROUPS_INCOMPLETE';

/** Refuses a person in the same words whatever the reason, so that nobody learns which accounts exist; `reason` is for the audit log. */
export function refusePerson(reason: PersonRefusal): never {
  throw new AccessRefused('PERSON_REFUSED', 'The directory does not let this person ask.', 'Ask IT: the audit log holds the reason.', { reason });
}
