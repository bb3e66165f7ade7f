import type { Asker, Principal } from '../principal/Principal';

/** Maps an asker to one principal. Port; adapters: directory file now, LDAP/AD and OIDC later. Throws AccessRefused, never guesses. */
export interface Directory {
  resolve(asker: Asker): Promise<Principal>;
  /** Every group name and id that access rules may use; an unknown one in a rule is reported, and an unknown allow grants nothing. */
  close(): Promise<void>;
}
