/** The credentials that the shipped workflows name, for one company: its directory file, and keys that only this instance has. */
export function companyCredentials({ secrets, directoryFile, models = {}, linkTemplate = '' }) {
  const jwt = (secret) => ({ keyType: 'passphrase', secret, algorithm: 'HS256' });
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
    { name: 'Company PII key', type: 'privateLlmPiiKeyApi', data: { key: secrets.pii } },
    ...(chat ? [{ name: 'Company model', type: 'privateLlmModelApi', data: { baseUrl: chat.baseUrl, allowedModels: chat.model } }] : []),
  ];
}
