import { extensionOf, READABLE_EXTENSIONS } from '../../document/formatOf';
import { InvalidInput } from '../../errors/InvalidInput';

/** Kinds that hold no document, whatever their content: not a byte of them is fetched. */
const NEVER_READ = new Set(['exe', 'dll', 'msi', 'iso', 'img', 'vhd', 'vhdx', 'vmdk', 'ova', 'mp3', 'mp4', 'm4a', 'm4v', 'mov', 'avi', 'mkv', 'wmv', 'wav', 'flac', 'pst', 'ost', 'mdb', 'accdb', 'bak', 'dmp', 'dwg', 'psd']);

export const isNeverRead = (path: string) => NEVER_READ.has(extensionOf(path));

/** The error of such a file. */
export const neverRead = (path: string) => new InvalidInput('FORMAT_UNKNOWN', `Files that end in .${extensionOf(path)} cannot be read.`, `Convert the file to one of ${READABLE_EXTENSIONS.slice(0, 24).join(', ')}, or exclude it.`);
