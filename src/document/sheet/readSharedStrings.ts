import type { ZipArchive } from '../archive/ZipArchive';
import { feedXml } from './feedXml';

/** The texts that cells refer to by number; readings printed above characters are left out. */
export async function readSharedStrings(archive: ZipArchive, part: string): Promise<readonly string[]> {
  if (!archive.has(part)) return [];
  const strings: string[] = [];
  let [text, isText, reading] = ['', false, 0];
  await feedXml(archive.pieces(part), {
    onopentag(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') reading++;
      else if (name === 't') isText = reading === 0;
    },
    ontext(data) {
      if (isText) text += data;
    },
    onclosetag(name) {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') reading--;
      else if (name === 't') isText = false;
    },
  });
  return strings;
}
