import JSZip from 'jszip';
import type { ZipArchive } from '../archive/ZipArchive';
import type { HiddenText } from '../hidden/hiddenText';
import { applyEdits, type Edit } from './applyEdits';
import { hiddenRuns } from './hiddenRuns';
import { nameCommenters } from './nameCommenters';
import { numberParagraphs } from './numberParagraphs';
import { parseWithOffsets } from './parseWithOffsets';
import { wordContents } from './wordContents';

const MAIN = 'word/document.xml';
const COMMENTS = 'word/comments.xml';

/** The document with its numbering, formulas and charts written out, its outline levels as heading styles, and without what readers cannot see. Unchanged where there is nothing to do. */
export async function prepareDocx(bytes: Uint8Array, archive: ZipArchive, hidden: HiddenText): Promise<Uint8Array> {
  const xml = await archive.readText(MAIN);
  if (!xml) return bytes;
  const tree = parseWithOffsets(xml);
  const styles = (await archive.readText('word/styles.xml')) ?? '';
  const numbering = (await archive.readText('word/numbering.xml')) ?? '';
  const edits: Edit[] = [...hiddenRuns(tree, hidden), ...numberParagraphs(tree, styles, numbering), ...(await wordContents(archive, MAIN, tree))];
  const comments = (await archive.readText(COMMENTS)) ?? '';
  const named = comments ? nameCommenters(comments) : [];
  if (!edits.length && !named.length) return bytes;
  const zip = await JSZip.loadAsync(bytes);
  zip.file(MAIN, applyEdits(xml, edits));
  if (named.length) zip.file(COMMENTS, applyEdits(comments, named));
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
}
