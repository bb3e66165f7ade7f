import type { HiddenKind, HiddenText } from '../hidden/hiddenText';
import { readFloats, withMemory, type Box, type PdfEngine } from './PdfEngine';
import { renderPage, type Picture } from './renderPage';

const INVISIBLE_MODE = 3;
const IMAGE = 3;
/** Points: what is lower is read by nobody. */
const UNREADABLE = 1.6;
const NEARLY_WHITE = 236;
/** Grey levels between the lightest and darkest dot of a place where something can be seen. */
const CONTRAST = 14;
/** A scanned page bears its recognised text invisibly over its picture. */
const SCAN_SHARE = 0.5;
const LOOK_DOTS = 72;

/** The characters (by PDFium's index) of a page that no reader sees; counted in `hidden`, each run of equal look once. */
export function hiddenCharacters(engine: PdfEngine, page: number, textPage: number, hidden: HiddenText): ReadonlySet<number> {
  const cut = new Set<number>();
  const count = engine._FPDFText_CountChars(textPage);
  const look = new PageLook(engine, page, textPage);
  let [object, kind] = [0, undefined as HiddenKind | undefined];
  for (let index = 0; index < count; index++) {
    const own = engine._FPDFText_GetTextObject(textPage, index);
    if (own !== object) {
      object = own;
      kind = own ? look.hiddenKind(own, index) : undefined;
      if (kind) hidden.add(kind);
    }
    if (kind) cut.add(index);
  }
  return cut;
}

class PageLook {
  private readonly bounds: Box;
  private picture?: Picture;
  private scanned?: boolean;

  constructor(private readonly engine: PdfEngine, private readonly page: number, private readonly textPage: number) {
    this.bounds = withMemory(engine, 16, (rectangle) => {
      engine._FPDF_GetPageBoundingBox(page, rectangle);
      const [left = 0, top = 0, right = 0, bottom = 0] = readFloats(engine, rectangle, 4);
      return { left, right, top, bottom };
    });
  }

  hiddenKind(object: number, index: number): HiddenKind | undefined {
    const box = this.boxOf(index);
    if (!box) return undefined;
    const { left, right, top, bottom } = this.bounds;
    if (right > left && (box.right < left || box.left > right || box.top < bottom || box.bottom > top)) return 'place';
    if (box.top - box.bottom < UNREADABLE && box.right - box.left < UNREADABLE && box.top > box.bottom) return 'size';
    if (this.engine._FPDFTextObj_GetTextRenderMode(object) === INVISIBLE_MODE) return this.isScan() ? undefined : 'style';
    return this.isSuspicious(object) && !this.shows(box) ? 'colour' : undefined;
  }

  private boxOf(index: number): Box | undefined {
    return withMemory(this.engine, 16, (pointer) => {
      if (!this.engine._FPDFText_GetLooseCharBox(this.textPage, index, pointer)) return undefined;
      const [left = 0, top = 0, right = 0, bottom = 0] = readFloats(this.engine, pointer, 4);
      return { left, right, top, bottom };
    });
  }

  /** Only white and glassy letters are looked at closer: it takes a picture of the page. */
  private isSuspicious(object: number): boolean {
    return withMemory(this.engine, 16, (at) => {
      if (!this.engine._FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12)) return false;
      const [red = 0, green = 0, blue = 0, alpha = 255] = [0, 4, 8, 12].map((offset) => this.engine.HEAPU8[at + offset]);
      return alpha < 26 || (red >= NEARLY_WHITE && green >= NEARLY_WHITE && blue >= NEARLY_WHITE);
    });
  }

  /** Whether anything stands out where the letter is. */
  private shows(box: Box): boolean {
    this.picture ??= renderPage(this.engine, this.page, LOOK_DOTS * 2);
    const { width, height, grey } = this.picture;
    const scale = width / (this.bounds.right - this.bounds.left || 1);
    const [x1, x2] = [box.left - this.bounds.left, box.right - this.bounds.left].map((x) => Math.min(width - 1, Math.max(0, Math.round(x * scale))));
    const [y1, y2] = [this.bounds.top - box.top, this.bounds.top - box.bottom].map((y) => Math.min(height - 1, Math.max(0, Math.round(y * scale))));
    let [low, high] = [255, 0];
    for (let y = y1!; y <= y2!; y++)
      for (let x = x1!; x <= x2!; x++) {
        const level = grey[y * width + x]!;
        if (level < low) low = level;
        if (level > high) high = level;
      }
    return high - low >= CONTRAST;
  }

  private isScan(): boolean {
    this.scanned ??= this.imageArea() >= SCAN_SHARE * (this.bounds.right - this.bounds.left) * (this.bounds.top - this.bounds.bottom);
    return this.scanned;
  }

  private imageArea(): number {
    const { engine, page } = this;
    return withMemory(engine, 16, (at) => {
      let area = 0;
      for (let index = engine._FPDFPage_CountObjects(page) - 1; index >= 0; index--) {
        const object = engine._FPDFPage_GetObject(page, index);
        if (engine._FPDFPageObj_GetType(object) !== IMAGE || !engine._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) continue;
        const [left = 0, bottom = 0, right = 0, top = 0] = readFloats(engine, at, 4);
        area += (right - left) * (top - bottom);
      }
      return area;
    });
  }
}
