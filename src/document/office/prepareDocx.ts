import JSZip from 'jszip';
import type { ZipArchive } from '../archive/ZipArchive';
import type { HiddenText } from '../hidden/hiddenText';
import { applyEdits, type Edit } from './applyEdits';
import { hiddenRuns, hidingStyles } from './hiddenRuns';
import { nameCommenters } from './nameCommenters';
import { numberParagraphs } from './numberParagraphs';
import { parseWithOffsets } from './parseWithOffsets';
import { wordContents } from './wordContents';

const MAIN = 'word/document.xml';
const COMMENTS = 'word/comments.xml';
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];
const READ = /\.(xml|rels)$/i;
const PICTURE = /^word\/media\//i;

/** The document with its numbering, formulas and charts written out, its outline levels as heading styles, and without what readers cannot see. Pictures are emptied; unchanged where there is no main part. */
export async function prepareDocx(bytes: Uint8Array, archive: ZipArchive, hidden: HiddenText): Promise<Uint8Array> {
  const xml = await archive.readText(MAIN);
  if (!xml) return bytes;
  const tree = parseWithOffsets(xml);
  const styles = (await archive.readText('word/styles.xml')) ?? '';
  const numbering = (await archive.readText('word/numbering.xml')) ?? '';
  const hiding = hidingStyles(styles);
  const edits: Edit[] = [...hiddenRuns(tree, hidden, hiding), ...numberParagraphs(tree, styles, numbering), ...(await wordContents(archive, MAIN, tree))];
  const comments = (await archive.readText(COMMENTS)) ?? '';
  const parts = new Map([[MAIN, applyEdits(xml, edits)]]);
  if (comments) parts.set(COMMENTS, applyEdits(comments, nameCommenters(comments)));
  for (const name of NOTES) {
    const notes = await archive.readText(name);
    if (notes) parts.set(name, applyEdits(notes, hiddenRuns(parseWithOffsets(notes), hidden, hiding)));
  }
  return repack(archive, parts);
}

/** Only what is read of a document, each part unpacked within the limits: the reader of Word documents has none of its own. */
async function repack(archive: ZipArchive, parts: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const { name } of archive.entries) if (parts.has(name)) zip.file(name, parts.get(name)!);
    else if (READ.test(name)) zip.file(name, await archive.read(name));
    else if (PICTURE.test(name)) zip.file(name, '');
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
}
