/** The credentials that the shipped workflows name, for one company: its directory file, and keys that only this instance has. */
export function companyCredentials({ secrets, directoryFile, models = {}, linkTemplate = '' }) {
  const jwt = (secret) => ({ keyType: 'passphrase', secret, algorithm: 'HS256' });
  const caller = (user, password) => ({ user, password });
  const { embeddings, chat } = models;
  return [
    { name: 'Portal token', type: 'jwtAuth', data: jwt(secrets.portalJwt) },
    { name: 'Operator token', type: 'jwtAuth', data: jwt(secrets.operatorJwt) },
    {
      name: 'Company knowledge base',
      type: 'privateLlmKnowledgeBaseApi',
      data: {
        store: 'sqlite',
        linkTemplate,
        embeddings: embeddings ? 'server' : 'none',
        ...(embeddings && { embeddingBaseUrl: embeddings.baseUrl, embeddingModel: embeddings.model }),
      },
    },
    { name: 'Company directory', type: 'privateLlmDirectoryApi', data: { path: directoryFile, n8nUsersKnownBy: 'email' } },
    { name: 'Company audit log', type: 'privateLlmAuditLogApi', data: { encryptionKey: secrets.auditEncryption, pseudonymKey: secrets.auditPseudonym } },
    { name: 'ERP caller', type: 'httpBasicAuth', data: caller('erp', secrets.erpCaller) },
    { name: 'Frappe webhook secret', type: 'crypto', data: { hmacSecret: secrets.frappeWebhook } },
    { name: 'EIP portal caller', type: 'httpBasicAuth', data: caller('portal', secrets.portalCaller) },
    // The user's own ERP, portal and mail server: these are filled in by hand.
    { name: 'ERP key', type: 'httpHeaderAuth', data: { name: 'Authorization', value: '' } },
    { name: 'EIP portal key', type: 'httpHeaderAuth', data: { name: 'Authorization', value: '' } },
    { name: 'Outgoing mail', type: 'smtp', data: { host: '127.0.0.1', port: 25, secure: false, user: '', password: '' } },
    { name: 'Company PII key', type: 'privateLlmPiiKeyApi', data: { key: secrets.pii } },
    ...(chat ? [{ name: 'Company model', type: 'privateLlmModelApi', data: { baseUrl: chat.baseUrl, allowedModels: chat.model } }] : []),
  ];
}
