const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/;

/** What to do about a failed TLS handshake, from the code of Node or OpenSSL; undefined for any other failure. */
export function explainTls(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') return 'The server there speaks without TLS: write http:// instead of https:// in the credential.';
  if (CERTIFICATE.test(code)) return "This n8n does not trust the server's certificate: start it with NODE_EXTRA_CA_CERTS set to your company's certificate file, and use the name that is in the certificate.";
  return undefined;
}
