import type { ZipArchive } from '../archive/ZipArchive';
import { childElements, findAll, parseXmlTree, textOf } from '../html/htmlTree';
import type { HiddenText } from '../hidden/hiddenText';
import { relationships, type Relationship } from '../office/relationships';
import { readSharedStrings } from './readSharedStrings';
import { readSheetXml } from './readSheetXml';
import { readXlsxStyles } from './readXlsxStyles';
import type { SheetRows } from './Sheet';

const MAIN = 'xl/workbook.xml';

export interface NamedSheet {
  readonly name: string;
  readonly rows: SheetRows;
}

/** The visible sheets of an Office Open XML workbook, one after the other, so that only one is held at a time. */
export async function* readXlsx(archive: ZipArchive, hidden: HiddenText): AsyncGenerator<NamedSheet> {
  const workbook = parseXmlTree((await archive.readText(MAIN)) ?? '');
  const targets = await relationships(archive, MAIN);
  const part = (type: string) => [...targets.values()].find((one) => one.type === type)?.target;
  const strings = await readSharedStrings(archive, part('sharedStrings') ?? 'xl/sharedStrings.xml');
  const styles = readXlsxStyles((await archive.readText(part('styles') ?? 'xl/styles.xml')) ?? '');
  const date1904 = /^(1|true)$/.test(findAll(workbook, 'workbookPr')[0]?.attribs.date1904 ?? '');
  for (const { attribs } of findAll(workbook, 'sheet')) {
    const target = targets.get(attribs['r:id'] ?? '')?.target;
    if (!target || !archive.has(target) || target.includes('chartsheets')) continue;
    if (attribs.state === 'hidden' || attribs.state === 'veryHidden') {
      hidden.add('sheet');
      continue;
    }
    const links = await relationships(archive, target);
    const sheet = await readSheetXml(archive.pieces(target), { strings, styles, date1904, links, hidden });
    yield { name: attribs.name ?? '', rows: { ...sheet, notes: await readNotes(archive, links) } };
  }
}

/** Threaded comments repeat themselves as plain ones for older programs. */
async function readNotes(archive: ZipArchive, links: ReadonlyMap<string, Relationship>): Promise<SheetRows['notes']> {
  const notes = new Map<string, string[]>();
  for (const { type, target } of links.values()) {
    if (type !== 'comments' && type !== 'threadedComment') continue;
    const tree = parseXmlTree((await archive.readText(target)) ?? '');
    for (const comment of findAll(tree, type === 'comments' ? 'comment' : 'threadedComment')) {
      const text = childElements(comment, 'text').map((body) => (findAll(body, 't').length ? findAll(body, 't').map(textOf).join('') : textOf(body))).join('').trim();
      const cell = comment.attribs.ref ?? '';
      if (text && !/^\[(Threaded comment|對話串註解|執行緒註解|线程批注)\]/.test(text)) notes.set(cell, [...(notes.get(cell) ?? []), text]);
    }
  }
  return [...notes].map(([cell, texts]) => ({ cell, text: texts.join(' / ') }));
}
