import { ZipArchive } from '../archive/ZipArchive';
import { InvalidInput } from '../../errors/InvalidInput';
import { decodeText } from '../decodeText';
import { parseXmlTree, type Tree } from '../html/htmlTree';
import type { Reading } from '../ParsedSource';
import { officeProperties, type OfficeProperties } from './officeProperties';

/** An OpenDocument file: its content, and the styles that it names but does not hold itself. */
export interface OdfFile extends OfficeProperties {
  readonly tree: Tree;
  readonly common?: Tree;
  readonly macros: boolean;
}

/** Opens an OpenDocument file, packed or flat. Throws ENCRYPTED for one behind a password. */
export async function openOdf(bytes: Uint8Array, { budget }: Pick<Reading, 'budget'>): Promise<OdfFile> {
  if (bytes[0] !== 0x50) return { tree: parseXmlTree(decodeText(bytes).text), metadata: {}, macros: false };
  const archive = await ZipArchive.open(bytes, budget);
  const manifest = (await archive.readText('META-INF/manifest.xml')) ?? '';
  if (manifest.includes('encryption-data')) throw new InvalidInput('ENCRYPTED', 'The document is protected by a password.', 'Remove the password and save it again, then ingest it.');
  const tree = parseXmlTree((await archive.readText('content.xml')) ?? '');
  const common = parseXmlTree((await archive.readText('styles.xml')) ?? '');
  return { tree, common, ...(await officeProperties(archive)), macros: archive.entries.some(({ name }) => /^(Basic|Scripts)\//.test(name)) };
}
