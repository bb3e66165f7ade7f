import type { Recognizer } from '../Recognizer';
import { creditCard } from './creditCard';
import { emailAddress } from './emailAddress';
import { iban } from './iban';
import { ipAddress } from './ipAddress';
import { dateOfBirth, twNhiCard, twPassport } from './labelled';
import { phoneNumber } from './phoneNumber';
import { secret } from './secret';
import { twBusinessNumber } from './twBusinessNumber';
import { twNationalId } from './twNationalId';
import { twResidentCertificate } from './twResidentCertificate';

/** Every recognizer; a new one is a file and a line here. */
export const RECOGNIZERS: readonly Recognizer[] = [
  twNationalId, twResidentCertificate, twBusinessNumber, twNhiCard, twPassport, dateOfBirth, phoneNumber, emailAddress, creditCard, iban, ipAddress, secret,
];

/** All but the business number, which names a company and not a person. */
export const DEFAULT_ENTITIES: readonly string[] = RECOGNIZERS.map(({ entity }) => entity).filter((entity) => entity !== 'TW_BUSINESS_NUMBER');
