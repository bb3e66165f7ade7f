import iconv from 'iconv-lite';

/** Those that iconv-lite reads better than the platform: Big5 with the Hong Kong characters and the Windows extensions. */
const BY_ICONV = new Set(['big5', 'big5-hkscs', 'cp950']);

/** Decodes bytes in a named encoding (WHATWG or iconv label); U+FFFD for what cannot be. Unknown names and none are read as UTF-8, else Windows-1252. */
export function decodeBytes(bytes: Uint8Array, encoding: string | undefined): string {
  const name = encoding?.toLowerCase();
  if (name && BY_ICONV.has(name)) return decodeBig5(bytes);
  try {
    return new TextDecoder(name ?? 'utf-8', { fatal: !name }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Big5 as Windows writes it (cp950) and with HKSCS; characters in the private area, which no two machines agree on, count as lost. */
export const decodeBig5 = (bytes: Uint8Array): string => iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'big5');
