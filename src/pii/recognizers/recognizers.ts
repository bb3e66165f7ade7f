import type { Recognizer } from '../Recognizer';
import { ngNin } from './africa/ngNin';
import { ngVehicleRegistration } from './africa/ngVehicleRegistration';
import { zaIdNumber } from './africa/zaIdNumber';
import { abaRoutingNumber } from './america/abaRoutingNumber';
import { caSin } from './america/caSin';
import { medicalLicense } from './america/medicalLicense';
import { usBankNumber } from './america/usBankNumber';
import { usDriverLicense } from './america/usDriverLicense';
import { usItin } from './america/usItin';
import { usMbi } from './america/usMbi';
import { usNpi } from './america/usNpi';
import { usPassport } from './america/usPassport';
import { usSsn } from './america/usSsn';
import { cnResidentId } from './asia/cnResidentId';
import { hkId } from './asia/hkId';
import { inAadhaar } from './asia/inAadhaar';
import { inGstin } from './asia/inGstin';
import { inPan } from './asia/inPan';
import { inPassport } from './asia/inPassport';
import { inVehicleRegistration } from './asia/inVehicleRegistration';
import { inVoter } from './asia/inVoter';
import { jpMyNumber } from './asia/jpMyNumber';
import { krBrn } from './asia/krBrn';
import { krDriverLicense } from './asia/krDriverLicense';
import { krFrn } from './asia/krFrn';
import { krPassport } from './asia/krPassport';
import { krRrn } from './asia/krRrn';
import { phMobileNumber } from './asia/phMobileNumber';
import { phTin } from './asia/phTin';
import { sgNricFin } from './asia/sgNricFin';
import { sgUen } from './asia/sgUen';
import { thTnin } from './asia/thTnin';
import { deBsnr } from './europe/deBsnr';
import { deFuehrerschein } from './europe/deFuehrerschein';
import { deHandelsregister } from './europe/deHandelsregister';
import { deHealthInsurance } from './europe/deHealthInsurance';
import { deIdCard } from './europe/deIdCard';
import { deKfz } from './europe/deKfz';
import { deLanr } from './europe/deLanr';
import { dePassport } from './europe/dePassport';
import { dePlz } from './europe/dePlz';
import { deSocialSecurity } from './europe/deSocialSecurity';
import { deTaxId } from './europe/deTaxId';
import { deTaxNumber } from './europe/deTaxNumber';
import { deVatId } from './europe/deVatId';
import { esNie } from './europe/esNie';
import { esNif } from './europe/esNif';
import { esPassport } from './europe/esPassport';
import { fiPersonalIdentityCode } from './europe/fiPersonalIdentityCode';
import { itDriverLicense } from './europe/itDriverLicense';
import { itFiscalCode } from './europe/itFiscalCode';
import { itIdentityCard } from './europe/itIdentityCard';
import { itPassport } from './europe/itPassport';
import { itVatCode } from './europe/itVatCode';
import { plPesel } from './europe/plPesel';
import { seOrganisationsnummer } from './europe/seOrganisationsnummer';
import { sePersonnummer } from './europe/sePersonnummer';
import { trLicensePlate } from './europe/trLicensePlate';
import { trNationalId } from './europe/trNationalId';
import { trPhoneNumber } from './europe/trPhoneNumber';
import { ukDrivingLicence } from './europe/ukDrivingLicence';
import { ukNhs } from './europe/ukNhs';
import { ukNino } from './europe/ukNino';
import { ukPassport } from './europe/ukPassport';
import { ukPostcode } from './europe/ukPostcode';
import { ukVehicleRegistration } from './europe/ukVehicleRegistration';
import { creditCard } from './international/creditCard';
import { crypto } from './international/crypto';
import { dateTime } from './international/dateTime';
import { emailAddress } from './international/emailAddress';
import { iban } from './international/iban';
import { ipAddress } from './international/ipAddress';
import { macAddress } from './international/macAddress';
import { phoneNumber } from './international/phoneNumber';
import { secret } from './international/secret';
import { url } from './international/url';
import { auAbn } from './oceania/auAbn';
import { auAcn } from './oceania/auAcn';
import { auMedicare } from './oceania/auMedicare';
import { auTfn } from './oceania/auTfn';
import { person } from './person/person';
import { bankAccount } from './taiwan/bankAccount';
import { dateOfBirth } from './taiwan/dateOfBirth';
import { lineId } from './taiwan/lineId';
import { twAddress } from './taiwan/twAddress';
import { twBusinessNumber } from './taiwan/twBusinessNumber';
import { twEasyCard } from './taiwan/twEasyCard';
import { twLicensePlate } from './taiwan/twLicensePlate';
import { twMedicalRecord } from './taiwan/twMedicalRecord';
import { twNationalId } from './taiwan/twNationalId';
import { twNhiCard } from './taiwan/twNhiCard';
import { twPassport } from './taiwan/twPassport';
import { twResidentCertificate } from './taiwan/twResidentCertificate';

/** Recognizers that a form offers together. `usual` ones are looked for unless a user says otherwise. */
export interface RecognizerGroup {
  readonly name: string;
  readonly label: string;
  readonly usual: boolean;
  readonly recognizers: readonly Recognizer[];
}

/** Every recognizer; a new one is a file and a word here. 統編 and its like name companies, so they are found and shown, and not taken out by default. */
export const RECOGNIZER_GROUPS: readonly RecognizerGroup[] = [
  { name: 'taiwan', label: 'Taiwan (台灣)', usual: true, recognizers: [twNationalId, twResidentCertificate, twNhiCard, twPassport, twLicensePlate, twMedicalRecord, twEasyCard] },
  { name: 'personal', label: 'Names and contact (姓名與聯絡)', usual: true, recognizers: [person, phoneNumber, emailAddress, lineId, twAddress, dateOfBirth] },
  { name: 'money', label: 'Cards and accounts (金融)', usual: true, recognizers: [creditCard, bankAccount, iban, crypto] },
  { name: 'secrets', label: 'Keys and passwords (金鑰與密碼)', usual: true, recognizers: [secret] },
  { name: 'network', label: 'Network addresses (網路位址)', usual: true, recognizers: [ipAddress] },
  { name: 'neighbours', label: 'China, Hong Kong, Singapore, Japan, Korea', usual: true, recognizers: [cnResidentId, hkId, sgNricFin, jpMyNumber, krRrn] },
  { name: 'english', label: 'United Kingdom and United States', usual: true, recognizers: [ukNino, usSsn] },
  { name: 'companies', label: 'Companies (公司, 統編)', usual: false, recognizers: [twBusinessNumber, krBrn, sgUen, deHandelsregister, deVatId, itVatCode, auAbn, auAcn, seOrganisationsnummer, inGstin] },
  { name: 'other', label: 'Devices, web addresses, dates', usual: false, recognizers: [macAddress, url, dateTime] },
  { name: 'asia', label: 'Other numbers of Asia', usual: false, recognizers: [inAadhaar, inPan, inPassport, inVehicleRegistration, inVoter, krDriverLicense, krFrn, krPassport, phMobileNumber, phTin, thTnin] },
  { name: 'america', label: 'Other numbers of America', usual: false, recognizers: [abaRoutingNumber, caSin, medicalLicense, usBankNumber, usDriverLicense, usItin, usMbi, usNpi, usPassport] },
  { name: 'europe', label: 'Other numbers of Europe', usual: false, recognizers: [deBsnr, deFuehrerschein, deHealthInsurance, deIdCard, deKfz, deLanr, dePassport, dePlz, deSocialSecurity, deTaxId, deTaxNumber, esNie, esNif, esPassport, fiPersonalIdentityCode, itDriverLicense, itFiscalCode, itIdentityCard, itPassport, plPesel, sePersonnummer, trLicensePlate, trNationalId, trPhoneNumber, ukDrivingLicence, ukNhs, ukPassport, ukPostcode, ukVehicleRegistration] },
  { name: 'southern', label: 'Africa and Oceania', usual: false, recognizers: [ngNin, ngVehicleRegistration, zaIdNumber, auMedicare, auTfn] },
];

export const RECOGNIZERS: readonly Recognizer[] = RECOGNIZER_GROUPS.flatMap(({ recognizers }) => recognizers);

/** What is taken out where a user chooses nothing. */
export const DEFAULT_ENTITIES: readonly string[] = RECOGNIZER_GROUPS.filter(({ usual }) => usual).flatMap(({ recognizers }) => recognizers.map(({ entity }) => entity));
