import type { INodePropertyOptions } from 'n8n-workflow';
import { RECOGNIZER_GROUPS, RECOGNIZERS } from '../../src/pii/recognizers/recognizers';

const GROUP = 'group:';

const NAMES: Readonly<Record<string, string>> = {
  TW_NATIONAL_ID: 'Taiwan: National ID (身分證)', TW_RESIDENT_CERTIFICATE: 'Taiwan: Resident Certificate (居留證)', TW_BUSINESS_NUMBER: 'Taiwan: Business Number (統編)',
  TW_NHI_CARD: 'Taiwan: Health Card (健保卡)', TW_PASSPORT: 'Taiwan: Passport (護照)', TW_LICENSE_PLATE: 'Taiwan: License Plate (車牌)', TW_MEDICAL_RECORD: 'Taiwan: Medical Record (病歷號)', TW_EASYCARD: 'Taiwan: EasyCard (悠遊卡)',
  TW_ADDRESS: 'Address in Taiwan (地址)', DATE_OF_BIRTH: 'Date of Birth (生日)', PHONE_NUMBER: 'Phone Number (電話)', PERSON: 'Person by Label or Title (姓名)', LINE_ID: 'LINE ID', BANK_ACCOUNT: 'Bank Account (帳號)',
  EMAIL_ADDRESS: 'E-Mail Address', CREDIT_CARD: 'Card Number (卡號)', IBAN_CODE: 'IBAN', IP_ADDRESS: 'IP Address', SECRET: 'Secret (Key or Token)', CRYPTO: 'Bitcoin Address', MAC_ADDRESS: 'MAC Address', URL: 'Web Address', DATE_TIME: 'Date',
  CN_RESIDENT_ID: 'China: Resident ID', HK_ID_CARD: 'Hong Kong: Identity Card', JP_MY_NUMBER: 'Japan: My Number',
};

/** `UK_NHS` as "UK: NHS": the country first, as the other names have it. */
function readable(entity: string): string {
  const [country = '', ...rest] = entity.split('_');
  const words = rest.map((word) => (word.length > 4 ? word.charAt(0) + word.slice(1).toLowerCase() : word)).join(' ');
  return country.length === 2 ? `${country}: ${words}` : `${country.charAt(0) + country.slice(1).toLowerCase()} ${words}`;
}

const byName = (a: INodePropertyOptions, b: INodePropertyOptions) => a.name.localeCompare(b.name);

/** Each kind of data by itself. */
export const ENTITY_OPTIONS: INodePropertyOptions[] = RECOGNIZERS.map(({ entity }) => ({ name: NAMES[entity] ?? readable(entity), value: entity })).sort(byName);

/** Groups first, each with what it holds, and each kind. */
export const KIND_OPTIONS: INodePropertyOptions[] = [
  ...RECOGNIZER_GROUPS.map(({ name, label, recognizers }) => ({ name: `All: ${label}`, value: GROUP + name, description: recognizers.map(({ entity }) => entity).join(', ') })),
  ...ENTITY_OPTIONS,
];

export const USUAL_KINDS: string[] = RECOGNIZER_GROUPS.filter(({ usual }) => usual).map(({ name }) => GROUP + name);

/** The entities that a choice of groups and kinds stands for; an unknown group stands for none. */
export function entitiesOf(kinds: readonly string[]): string[] {
  const inGroup = (name: string) => RECOGNIZER_GROUPS.find((group) => group.name === name)?.recognizers.map(({ entity }) => entity) ?? [];
  return [...new Set(kinds.flatMap((kind) => (kind.startsWith(GROUP) ? inGroup(kind.slice(GROUP.length)) : [kind])))];
}
