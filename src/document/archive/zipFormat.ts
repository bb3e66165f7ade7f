import { InvalidInput } from '../../errors/InvalidInput';
import type { Format } from '../formatOf';
import { ExpansionBudget } from './ExpansionBudget';
import { ZipArchive } from './ZipArchive';

/** What a zip package is by the part that only it has. */
const BY_PART: readonly (readonly [part: string, Format])[] = [
  ['word/document.xml', 'docx'], ['xl/workbook.xml', 'xlsx'], ['xl/workbook.bin', 'xls'], ['ppt/presentation.xml', 'pptx'],
  ['META-INF/container.xml', 'epub'],
];
const BY_MIME_TYPE: Readonly<Record<string, Format>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.text-template': 'odt',
  'application/vnd.oasis.opendocument.text-web': 'odt',
  'application/vnd.oasis.opendocument.text-master': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/epub+zip': 'epub',
};

/** Which of the formats that are zip archives this is. Throws ARCHIVE_BROKEN where the directory at its end is lost. */
export async function zipFormat(bytes: Uint8Array, claimed: Format | undefined): Promise<Format> {
  const archive = await open(bytes, claimed);
  if (archive.has('mimetype')) {
    const type = new TextDecoder().decode(await archive.read('mimetype').catch(() => new Uint8Array())).trim();
    if (BY_MIME_TYPE[type]) return BY_MIME_TYPE[type];
  }
  const found = BY_PART.find(([part]) => archive.has(part))?.[1];
  if (found) return found;
  if (archive.has('[Content_Types].xml')) {
    const parts = archive.entries.map(({ name }) => name.toLowerCase());
    for (const [part, format] of BY_PART) if (parts.some((name) => name.startsWith(part.slice(0, part.indexOf('/') + 1)))) return format;
  }
  return 'zip';
}

async function open(bytes: Uint8Array, claimed: Format | undefined): Promise<ZipArchive> {
  try {
    return await ZipArchive.open(bytes, new ExpansionBudget());
  } catch (error) {
    if (!(error instanceof InvalidInput) || !claimed || claimed === 'zip') throw error;
    throw new InvalidInput(`${claimed.toUpperCase()}_BROKEN`, error.message, error.todo, { cause: error });
  }
}
