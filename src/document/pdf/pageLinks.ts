import { readFloats, withMemory, type Box } from './PdfEngine';
import type { PdfFile } from './PdfFile';

/** A part of a page that leads somewhere. */
export interface PageLink {
  readonly box: Box;
  readonly address: string;
}

const MOST = 2_000;
const LONGEST = 2_000;

/** The links of a page that lead out of the file. */
export function pageLinks({ engine, pointer }: PdfFile, page: number): PageLink[] {
  const links: PageLink[] = [];
  withMemory(engine, 24, (at) => {
    new DataView(engine.HEAPU8.buffer).setInt32(at, 0, true);
    while (links.length < MOST && engine._FPDFLink_Enumerate(page, at, at + 4)) {
      const link = new DataView(engine.HEAPU8.buffer).getInt32(at + 4, true);
      const action = engine._FPDFLink_GetAction(link);
      const address = action ? readAddress(engine, pointer, action) : '';
      if (!/^(https?|mailto):/i.test(address) || !engine._FPDFLink_GetAnnotRect(link, at + 8)) continue;
      const [left = 0, top = 0, right = 0, bottom = 0] = readFloats(engine, at + 8, 4);
      links.push({ address, box: { left, right, top: Math.max(top, bottom), bottom: Math.min(top, bottom) } });
    }
  });
  return links;
}

function readAddress(engine: PdfFile['engine'], document: number, action: number): string {
  const size = engine._FPDFAction_GetURIPath(document, action, 0, 0);
  if (size <= 1 || size > LONGEST) return '';
  return withMemory(engine, size, (buffer) => {
    engine._FPDFAction_GetURIPath(document, action, buffer, size);
    return new TextDecoder().decode(engine.HEAPU8.slice(buffer, buffer + size - 1));
  });
}
