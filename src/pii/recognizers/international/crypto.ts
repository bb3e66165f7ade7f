import type { Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';

import { createHash } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32_CONSTANTS = [1, 0x2bc830a3];

const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** Base58Check: 21 bytes and the first four of their double SHA-256. */
function isBase58Check(address: string): boolean {
  const number = [...address].reduce((sum, sign) => sum * 58n + BigInt(BASE58.indexOf(sign)), 0n);
  const bytes = Buffer.from(number.toString(16).padStart(50, '0'), 'hex');
  return bytes.length === 25 && sha256(sha256(bytes.subarray(0, 21))).subarray(0, 4).equals(bytes.subarray(21));
}

function polymod(values: readonly number[]): number {
  return values.reduce((check, value) => {
    const top = check >>> 25;
    return GENERATORS.reduce((sum, generator, bit) => ((top >> bit) & 1 ? sum ^ generator : sum), (((check & 0x1ffffff) << 5) ^ value) >>> 0) >>> 0;
  }, 1);
}

/** BIP 173 and 350: bech32 and bech32m, in one case throughout. */
function isBech32(address: string): boolean {
  const lower = address.toLowerCase();
  if (address !== lower && address !== address.toUpperCase()) return false;
  const prefix = [...'bc'];
  const data = [...lower.slice(3)].map((sign) => BECH32.indexOf(sign));
  const expanded = [...prefix.map((sign) => sign.charCodeAt(0) >> 5), 0, ...prefix.map((sign) => sign.charCodeAt(0) & 31)];
  return !data.includes(-1) && BECH32_CONSTANTS.includes(polymod([...expanded, ...data]));
}

/** Bitcoin addresses: P2PKH and P2SH by Base58Check, SegWit and Taproot by bech32. */
export const crypto: Recognizer = {
  entity: 'CRYPTO',
  patterns: [
    { name: 'Base58Check', regex: bounded(/[13][1-9A-HJ-NP-Za-km-z]{24,34}/), score: 0.9, gate: { beside: 'like Base58' }, validate: isBase58Check },
    { name: 'bech32', regex: bounded(/bc1[a-z0-9]{11,71}|BC1[A-Z0-9]{11,71}/), score: 0.9, gate: { words: ['bc1'] }, reach: 90, validate: isBech32 },
  ],
  context: ['wallet', 'btc', 'bitcoin', 'crypto', '比特幣', '錢包'],
  standard: 'https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki',
};
