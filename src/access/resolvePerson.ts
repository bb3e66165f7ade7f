import { AccessRefused } from '../errors/AccessRefused';
import type { Asker } from '../principal/Principal';
import { OWN_ISSUER } from '../principal/Principal';
import type { DirectoryFile, Person } from './parseDirectory';

/** The person an asker is: by login, or by the person's id where our own nodes name it. Refuses the unknown and the disabled alike. */
export function resolvePerson(directory: DirectoryFile, asker: Asker): Person {
  const person = asker.issuer === OWN_ISSUER ? byId(directory, asker) : directory.byLogin(asker.issuer, asker.subject);
  if (!person) throw new AccessRefused('PERSON_UNKNOWN', `The directory knows no person with the login "${asker.subject}" at "${asker.issuer}".`, 'Add the login to the directory file.');
  if (person.disabled) throw new AccessRefused('PERSON_DISABLED', `The person "${asker.subject}" is disabled in the directory.`, 'Ask IT to enable the person in the directory file.');
  return person;
}

/** By id only under the issuer that nodes refuse in tokens. */
function byId({ people }: DirectoryFile, { subject }: Asker): Person | undefined {
  return people.get(`user:${subject.replace(/^user:/, '')}`);
}
