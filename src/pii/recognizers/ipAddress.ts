import ipaddr from 'ipaddr.js';
import type { Recognizer } from '../Recognizer';

/** IPv4 in four decimal parts and IPv6. Version and clause numbers look alike, so their labels rule them out. */
export const ipAddress: Recognizer = {
  entity: 'IP_ADDRESS',
  patterns: [
    { name: 'IPv4', regex: /(?<![A-Za-z0-9.])\d{1,3}(?:\.\d{1,3}){3}(?![A-Za-z0-9]|\.\d)/g, score: 0.6 },
    { name: 'IPv6', regex: /(?<![A-Za-z0-9:.])(?=[0-9A-Fa-f:]{0,39}:[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{3,39}(?:(?:\.\d{1,3}){3})?(?![A-Za-z0-9:]|\.\d)/g, score: 0.6 },
  ],
  context: ['IP', '位址', '主機', 'address', 'host', 'server', '伺服器'],
  otherThing: ['版本', '版', '韌體', 'version', 'Version', 'ver', 'Ver', 'V', 'v', '第', '章', '條', '節'],
  validate: (value) => (value.includes(':') ? ipaddr.IPv6.isValid(value) : ipaddr.IPv4.isValidFourPartDecimal(value)),
  standard: 'https://www.rfc-editor.org/rfc/rfc4291',
};
