import { X509Certificate } from 'node:crypto';
import { ConfigurationError } from '../errors/ConfigurationError';

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, each of them readable; `what` names the text in errors. */
export function toCertificates(pem: string, what: string): string[] {
  const found = pem.match(PEM) ?? [];
  if (found.length === 0) throw new ConfigurationError('CA_BROKEN', `${what} does not hold a certificate in PEM form.`, 'Export the CA certificate as Base-64 (.cer, .pem); it begins with -----BEGIN CERTIFICATE-----.');
  try {
    found.forEach((one) => new X509Certificate(one));
  } catch (cause) {
    throw new ConfigurationError('CA_BROKEN', `${what} holds a certificate that cannot be read.`, 'Export the CA certificate again as Base-64.', { cause });
  }
  return [...found];
}
