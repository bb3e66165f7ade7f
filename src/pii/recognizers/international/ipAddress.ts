import ipaddr from 'ipaddr.js';
import type { Recognizer } from '../../Recognizer';

const PREFIX = /\/\d{1,3}$/;

function isAddress(value: string): boolean {
  const address = value.replace(PREFIX, '').replace(/%[0-9A-Za-z]{1,16}$/, '');
  return address.includes(':') ? address !== '::' && ipaddr.IPv6.isValid(address) : ipaddr.IPv4.isValidFourPartDecimal(address);
}

/** IPv4 in four decimal parts and IPv6, a prefix length with them. Version and clause numbers look alike, so their labels rule them out. */
export const ipAddress: Recognizer = {
  entity: 'IP_ADDRESS',
  patterns: [
    { name: 'IPv4', regex: /(?<![A-Za-z0-9._À-ɏ]|[0-9A-Fa-f:]:|\d[-/])(?!\d{1,2}(?:\.\d{1,2}){3}\.\s)[1-9]\d{1,2}(?:\.\d{1,3}){3}(?:\/(?:[12]?\d|3[0-2]))?(?![A-Za-z0-9_À-ɏ]|\.\d)/g, score: 0.6, gate: { digits: 4 } },
    { name: 'IPv4 that could be a version', regex: /(?<![A-Za-z0-9._À-ɏ]|[0-9A-Fa-f:]:|\d[-/])(?!\d{1,2}(?:\.\d{1,2}){3}\.\s)\d{1,3}(?:\.\d{1,3}){3}(?:\/(?:[12]?\d|3[0-2]))?(?![A-Za-z0-9_À-ɏ]|\.\d)/g, score: 0.3, gate: { digits: 4 } },
    { name: 'IPv4 beside what makes it doubtful', regex: /(?<![A-Za-z0-9._À-ɏ])\d{1,3}(?:\.\d{1,3}){3}(?![A-Za-z0-9_À-ɏ])/g, score: 0.1, gate: { digits: 4 }, fixed: true },
    { name: 'IPv6', regex: /(?<![A-Za-z0-9._]|[0-9A-Fa-f:]:)(?=[0-9A-Fa-f:]{0,39}:[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{2,39}(?:(?:\.\d{1,3}){3})?(?:%[0-9A-Za-z]{1,16})?(?:\/(?:1[01]\d|12[0-8]|\d{1,2}))?(?![A-Za-z0-9:_]|\.\d)/g, score: 0.6, gate: { beside: 'between colons', words: ['::', ...[...'abcdef'].map((digit) => `:${digit}`)] }, reach: 56 },
    { name: 'IPv6, nothing but colons', regex: /(?<![A-Za-z0-9:._])::(?:\/(?:1[01]\d|12[0-8]|\d{1,2}))?(?![A-Za-z0-9:_])/g, score: 0.1, gate: { words: ['::'] }, fixed: true, validate: () => true },
  ],
  context: ['ip', 'ipv4', 'ipv6', '位址', '主機', '伺服器', '網段', '閘道', 'dns', '位置', '來源', '登入', '連線', '白名單', '防火牆', 'from', 'login', 'connect', 'connection', 'localhost', 'address', 'host', 'server', 'gateway', 'ping'],
  otherThing: ['版本', '版', '韌體', '軟體', '規格', '公差', '尺寸', '批號', '料號', '序號', '第', '章', '條', '節', '項', 'version', 'versions', 'ver', 'v', 'release', 'firmware', 'fw', 'section', 'clause', 'build', 'rev', 'lot', 'driver', 'release'],
  validate: isAddress,
  standard: 'https://www.rfc-editor.org/rfc/rfc4291',
};
