import { createHash } from 'node:crypto';

/** A deterministic id over the parts: SHA-256 of their JSON array as a version 8 UUID (RFC 9562), which Qdrant takes as a point id too. */
export function hashId(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
