import type { INodeProperties } from 'n8n-workflow';

type Field = Omit<INodeProperties, 'displayOptions'> & { readonly shownFor?: Readonly<Record<string, readonly (string | boolean)[]>> };

const FIELDS: readonly Field[] = [
  {
    displayName: 'Kind of Server',
    name: 'preset',
    type: 'options',
    default: 'activeDirectory',
    options: [
      { name: 'Active Directory', value: 'activeDirectory', description: 'Also Samba' },
      { name: 'OpenLDAP', value: 'openLdap', description: 'Also 389 Directory Server and others that follow the RFCs' },
    ],
  },
  { displayName: 'Server', name: 'server', type: 'string', default: '', placeholder: 'e.g. dc1.company.example', description: 'The name that stands in its certificate, with a port where it is not the usual one' },
  {
    displayName: 'Security',
    name: 'security',
    type: 'options',
    default: 'ldaps',
    options: [{ name: 'LDAPS', value: 'ldaps', description: 'Encrypted from the start, port 636' }, { name: 'StartTLS', value: 'startTls', description: 'Encrypted before anything is asked, port 389' }],
    description: 'Plain text is not offered',
  },
  {
    displayName: 'Certificate Is Signed By',
    name: 'ca',
    type: 'options',
    default: 'system',
    options: [{ name: 'A CA File', value: 'file' }, { name: 'A CA Pasted Here', value: 'text' }, { name: 'A Public CA', value: 'system', description: 'One that Node.js knows' }],
    description: 'Who vouches for the server',
  },
  { displayName: 'CA File', name: 'caFile', type: 'string', default: '', placeholder: 'e.g. /etc/private-llm/ca.pem', shownFor: { ca: ['file'] } },
  { displayName: 'CA Certificate', name: 'caText', type: 'string', typeOptions: { rows: 4 }, default: '', placeholder: '-----BEGIN CERTIFICATE-----', shownFor: { ca: ['text'] } },
  { displayName: 'Bind DN', name: 'bindDn', type: 'string', default: '', placeholder: 'e.g. cn=n8n,ou=services,dc=company,dc=example', description: 'A service account that may read people and groups. Active Directory takes n8n@company.example as well.' },
  { displayName: 'Bind Password', name: 'bindPassword', type: 'string', typeOptions: { password: true }, default: '' },
  { displayName: 'User Base DN', name: 'userBase', type: 'string', default: '', placeholder: 'e.g. dc=company,dc=example' },
  { displayName: 'Group Base DN', name: 'groupBase', type: 'string', default: '', placeholder: 'e.g. ou=groups,dc=company,dc=example', description: 'Empty means the same as for users. It must hold all groups that access rules name.' },
  {
    displayName: 'Logins',
    name: 'logins',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    placeholder: 'e.g. https://eip.company.example = employeeNumber',
    description: 'Which attribute holds the person an issuer names, one "issuer = attribute" a line; n8n\'s own users come from the issuer "n8n". An issuer that is not listed is refused.',
  },
  { displayName: 'Remember Groups For (Seconds)', name: 'rememberGroups', type: 'number', typeOptions: { minValue: 0, maxValue: 300 }, default: 60, description: 'How long a change of groups may go unnoticed, at most 300. Whether an account is disabled or locked is read each time.' },
  { displayName: 'More Settings', name: 'moreSettings', type: 'boolean', default: false, description: 'Whether to show filters, attributes and times' },
  { displayName: 'User Filter', name: 'userFilter', type: 'string', default: '', placeholder: 'e.g. (!(employeeType=left))', description: 'Only people who match it are known', shownFor: { moreSettings: [true] } },
  {
    displayName: 'Find Groups By',
    name: 'wayToGroups',
    type: 'options',
    default: 'auto',
    options: [
      { name: 'Group Search', value: 'groupSearch', description: 'Groups that list the person, then groups that list those' },
      { name: 'Matching Rule in Chain', value: 'inChain', description: 'Active Directory only' },
      { name: 'MemberOf', value: 'memberOf', description: 'What entries say of themselves, followed upwards' },
      { name: 'TokenGroups', value: 'tokenGroups', description: 'Active Directory only' },
      { name: 'What Suits the Server', value: 'auto' },
    ],
    description: 'How the groups of a person are found. All ways follow groups of groups.',
    shownFor: { moreSettings: [true] },
  },
  { displayName: 'Login Attribute', name: 'loginAttribute', type: 'string', default: '', placeholder: 'e.g. sAMAccountName', shownFor: { moreSettings: [true] } },
  { displayName: 'ID Attribute', name: 'idAttribute', type: 'string', default: '', placeholder: 'e.g. objectGUID', description: 'It must never change and never be given to another person', shownFor: { moreSettings: [true] } },
  { displayName: 'Group ID Attribute', name: 'groupIdAttribute', type: 'string', default: '', placeholder: 'e.g. entryUUID', shownFor: { moreSettings: [true] } },
  { displayName: 'Name Attribute', name: 'nameAttribute', type: 'string', default: '', placeholder: 'e.g. displayName', shownFor: { moreSettings: [true] } },
  { displayName: 'Mail Attribute', name: 'mailAttribute', type: 'string', default: '', placeholder: 'e.g. mail', shownFor: { moreSettings: [true] } },
  { displayName: 'Answer Within (Seconds)', name: 'answerWithin', type: 'number', typeOptions: { minValue: 1, maxValue: 120 }, default: 5, description: 'How long the server may take for each step', shownFor: { moreSettings: [true] } },
];

/** The fields of a Directory credential that are about an LDAP server. */
export const LDAP_FIELDS: INodeProperties[] = FIELDS.map(({ shownFor, ...field }) => ({ ...field, displayOptions: { show: { directory: ['ldap'], ...structuredClone(shownFor) } as NonNullable<INodeProperties['displayOptions']>['show'] } }));
