import type { Recognizer } from '../Recognizer';

/** Addresses as people write them: the dot-atom form of RFC 5322 at a host name of two labels or more. */
export const emailAddress: Recognizer = {
  entity: 'EMAIL_ADDRESS',
  patterns: [
    { name: 'local part @ domain', regex: /(?<![A-Za-z0-9._%+'-])[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])/g, score: 0.95 },
  ],
  standard: 'https://www.rfc-editor.org/rfc/rfc5322',
};
