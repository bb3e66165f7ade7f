/** A Windows security identifier as text (MS-DTYP 2.4.2.1), e.g. S-1-5-21-1-2-3-513; undefined where the bytes are none. */
export function readSid(bytes: Uint8Array): string | undefined {
  const count = bytes[1] ?? 0;
  if (bytes[0] !== 1 || count > 15 || bytes.length !== 8 + 4 * count) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4);
  const parts = Array.from({ length: count }, (_, index) => view.getUint32(8 + 4 * index, true));
  return ['S-1', authority, ...parts].join('-');
}

/** A Windows objectGUID as text; its first three fields are little-endian (MS-DTYP 2.3.4). */
export function readGuid(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 16) return undefined;
  const hex = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((at) => bytes[at]!.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The identifier of a group that the primaryGroupID of an account in the same domain names. */
export function siblingSid(sid: string, relativeId: string): string {
  return `${sid.slice(0, sid.lastIndexOf('-'))}-${relativeId}`;
}

const SID = /^S-1-\d{1,15}(-\d{1,10}){1,15}$/i;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isSid = (text: string): boolean => SID.test(text);
export const isGuid = (text: string): boolean => GUID.test(text);

/** Groups of one machine only; on another they mean somebody else. */
export const isMachineLocal = (sid: string): boolean => sid.startsWith('S-1-5-32-');

/** Everyone and Authenticated Users: whoever the directory knows. */
export const EVERYONE_SIDS: ReadonlySet<string> = new Set(['S-1-1-0', 'S-1-5-11']);
