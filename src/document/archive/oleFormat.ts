import { InvalidInput } from '../../errors/InvalidInput';
import type { Format } from '../formatOf';
import { openOle } from './openOle';

/** What an OLE compound file is by the stream that only it has; of an encrypted Office file it holds nothing but the cipher. */
const BY_STREAM: readonly (readonly [stream: RegExp, Format])[] = [
  [/^WordDocument$/i, 'doc'], [/^(Workbook|Book)$/i, 'xls'], [/^PowerPoint Document$/i, 'ppt'], [/^__properties_version1\.0$/i, 'msg'],
];

/** Which of the formats of older Office programs this is. Throws ENCRYPTED for one behind a password. */
export function oleFormat(bytes: Uint8Array): Format {
  const streams = rootStreams(bytes);
  if (streams.some((name) => /^Encrypt(edPackage|ionInfo)$/i.test(name))) throw new InvalidInput('ENCRYPTED', 'The document is protected by a password.', 'Remove the password and save it again, then ingest it.');
  const format = BY_STREAM.find(([pattern]) => streams.some((name) => pattern.test(name)))?.[1];
  if (!format) throw new InvalidInput('FORMAT_UNKNOWN', 'This is an OLE file of no known Office program (an installer, a Visio or Publisher file, a thumbnail cache).', 'Save it as PDF, or exclude it.');
  return format;
}

function rootStreams(bytes: Uint8Array): string[] {
  try {
    const { FullPaths } = openOle(bytes);
    return FullPaths.map((path) => path.replace(/\/$/, '').split('/').slice(1)).filter((parts) => parts.length === 1).map(([name]) => name!);
  } catch (cause) {
    throw new InvalidInput('OLE_BROKEN', 'The old Office file is cut off or damaged.', 'Open it in its own program and save it again.', { cause });
  }
}
