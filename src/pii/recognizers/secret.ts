import type { Recognizer } from '../Recognizer';

/** Keys and tokens by the prefixes that their makers publish. */
export const secret: Recognizer = {
  entity: 'SECRET',
  patterns: [
    { name: 'PEM private key', regex: /-----BEGIN (?:[A-Z]{1,12} ){0,2}PRIVATE KEY-----[A-Za-z0-9+/=\s\\:,]{16,8192}-----END (?:[A-Z]{1,12} ){0,2}PRIVATE KEY-----/g, score: 1 },
    { name: 'JSON Web Token', regex: /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,2048}\.eyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{8,1024}(?![A-Za-z0-9_-])/g, score: 0.95 },
    { name: 'vendor token', regex: /(?<![A-Za-z0-9])(?:AKIA[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22,200}|sk-[A-Za-z0-9_-]{20,200}|xox[abprs]-[A-Za-z0-9-]{10,200}|glpat-[A-Za-z0-9_-]{20})(?![A-Za-z0-9])/g, score: 0.95 },
  ],
  standard: 'https://www.rfc-editor.org/rfc/rfc7519',
};
