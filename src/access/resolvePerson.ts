import type { Asker } from '../principal/Principal';
import { OWN_ISSUER } from '../principal/Principal';
import type { DirectoryFile, Person } from './parseDirectory';
import { refusePerson } from './refusePerson';

/** The person an asker is: by login, or by the person's id where our own nodes name it. Refuses the unknown and the disabled alike. */
export function resolvePerson(directory: DirectoryFile, asker: Asker): Person {
  const person = asker.issuer === OWN_ISSUER ? byId(directory, asker) : directory.byLogin(asker.issuer, asker.subject);
  if (!person) return refusePerson('PERSON_UNKNOWN');
  return person.disabled ? refusePerson('PERSON_DISABLED') : person;
}

/** By id only under the issuer that nodes refuse in tokens. */
function byId({ people }: DirectoryFile, { subject }: Asker): Person | undefined {
  return people.get(`user:${subject.replace(/^user:/, '')}`);
}
