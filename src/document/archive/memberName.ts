/** What packers and file servers leave beside the documents. */
const JUNK = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\.[^./])/i;
const LONGEST_NAME = 200;

/** Whether an entry is no document of anyone's. */
export const isJunk = (name: string) => JUNK.test(name) || name.endsWith('access.yaml');

/** Whether an entry's name would lead out of the folder it is unpacked to: absolute, with a drive, or with `..`. */
export function isUnsafe(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  return /^\/|^[A-Za-z]:/.test(path) || path.split('/').includes('..') || path.includes('\0');
}

/** A relative path with `/` that leads nowhere else, each part of it a name that a file system takes. */
export function memberName(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/').map(cleanPart).filter(Boolean);
  return parts.join('/') || 'unnamed';
}

function cleanPart(part: string): string {
  const clean = part.replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').replace(/\s+/g, ' ').trim();
  if (clean === '.') return '';
  const safe = /^\.+$/.test(clean) ? clean.replaceAll('.', '_') : clean;
  if (safe.length <= LONGEST_NAME) return safe;
  const extension = /\.[^.]{1,8}$/.exec(safe)?.[0] ?? '';
  return safe.slice(0, LONGEST_NAME - extension.length).toWellFormed().replaceAll('\ufffd', '') + extension;
}
