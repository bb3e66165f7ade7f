import { AccessRefused } from '../errors/AccessRefused';
import type { Asker } from '../principal/Principal';
import { TYPED_ISSUER, type DirectoryFile, type Person } from './parseDirectory';

/** The person an asker is: by login, or by the person's id where the asker was typed. Refuses the unknown and the disabled alike. */
export function resolvePerson(directory: DirectoryFile, asker: Asker): Person {
  const person = asker.issuer === TYPED_ISSUER ? byId(directory, asker) : directory.byLogin(asker.issuer, asker.subject);
  if (!person) throw new AccessRefused('PERSON_UNKNOWN', `The directory knows no person with the login "${asker.subject}" at "${asker.issuer}".`, 'Add the login to the directory file.');
  if (person.disabled) throw new AccessRefused('PERSON_DISABLED', `The person "${asker.subject}" is disabled in the directory.`, 'Ask IT to enable the person in the directory file.');
  return person;
}

/** Only a typed asker may be named by id: a token that claims the reserved issuer proves nothing. */
function byId({ people }: DirectoryFile, { subject, assurance }: Asker): Person | undefined {
  if (assurance !== 'typed') return undefined;
  return people.get(`user:${subject.replace(/^user:/, '')}`);
}
