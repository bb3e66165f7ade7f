import type { Asker, Principal, PrincipalId } from '../principal/Principal';

/** What a name in an access rule stands for; `ambiguous` means both a person and a group bear it. */
export type NameResolution = PrincipalId | 'unknown' | 'ambiguous';

/** A person as lists show one. */
export interface ListedPerson {
  readonly name: string;
  readonly principal: Principal;
}

/** Maps an asker to one principal. Port; adapters: directory file, LDAP and Active Directory. Throws AccessRefused, never guesses. */
export interface Directory {
  resolve(asker: Asker): Promise<Principal>;
  /** The person whom a login name and a password prove, for whom `resolve` is still to be called; refuses where the directory holds no passwords. */
  authenticate(login: string, password: string): Promise<Asker>;
  /** Resolves the names that access rules use, bare or prefixed; every name given has an entry. */
  resolveNames(names: readonly string[]): Promise<ReadonlyMap<string, NameResolution>>;
  /** People who may ask now, with their groups, at most `limit`; `more` says that there are others. */
  listPeople(limit: number): Promise<{ readonly people: readonly ListedPerson[]; readonly more: boolean }>;
  close(): Promise<void>;
}
