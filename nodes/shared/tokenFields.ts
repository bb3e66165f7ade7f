import type { INodeProperties } from 'n8n-workflow';

const VERIFIED: NonNullable<INodeProperties['displayOptions']>[] = [{ show: { directory: ['token'] } }, { show: { directory: ['file', 'ldap'], checkedBy: ['issuer'] } }];

/** The fields of an issuer, once for each way to show them: n8n joins the conditions of one field with "and". */
function issuerFields(displayOptions: NonNullable<INodeProperties['displayOptions']>): INodeProperties[] {
  const keys = (kind: string) => ({ show: { ...displayOptions.show, keySource: [kind] } });
  return [
    { displayName: 'Issuer', name: 'issuer', type: 'string', default: '', placeholder: 'e.g. https://sso.company.example/realms/staff', description: 'Exactly as the "iss" claim has it', displayOptions },
    { displayName: 'Audience', name: 'audience', type: 'string', default: '', placeholder: 'e.g. private-llm', description: 'What the "aud" claim must hold; tokens for other applications are refused', displayOptions },
    {
      displayName: 'Algorithm', name: 'algorithm', type: 'options', default: 'RS256', displayOptions, description: 'The only one that is accepted',
      options: ['ES256', 'EdDSA', 'PS256', 'RS256'].map((name) => ({ name, value: name })),
    },
    { displayName: 'Keys', name: 'keySource', type: 'options', default: 'url', displayOptions, options: [{ name: 'From the Issuer', value: 'url' }, { name: 'Public Key Pasted Here', value: 'pem' }] },
    { displayName: 'Key Set URL', name: 'keySetUrl', type: 'string', default: '', placeholder: 'e.g. https://sso.company.example/realms/staff/protocol/openid-connect/certs', description: 'The "jwks_uri" of the issuer', displayOptions: keys('url') },
    { displayName: 'Public Key', name: 'verifyWith', type: 'string', typeOptions: { rows: 4 }, default: '', placeholder: '-----BEGIN PUBLIC KEY-----', displayOptions: keys('pem') },
  ];
}

/** The fields of a Directory credential that are about signed tokens. */
export const TOKEN_FIELDS: INodeProperties[] = [
  {
    displayName: 'Tokens Are Checked By',
    name: 'checkedBy',
    type: 'options',
    default: 'trigger',
    options: [
      { name: 'The Webhook', value: 'trigger', description: 'Its JWT Auth checks the signature' },
      { name: 'This Credential', value: 'issuer', description: 'Issuer, audience and signature are checked here, with the issuer\'s published keys' },
    ],
    displayOptions: { show: { directory: ['file', 'ldap'] } },
  },
  ...VERIFIED.flatMap(issuerFields),
  { displayName: 'Group Claim', name: 'groupClaim', type: 'string', default: 'groups', description: 'Access rules name these groups as group:NAME. A token older than five minutes is refused, since its groups may have changed.', displayOptions: { show: { directory: ['token'] } } },
];
