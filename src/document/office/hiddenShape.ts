import type { Colour } from '../html/colours';
import { childElement, findAll, findFirst, type Tree, type TreeElement } from '../html/htmlTree';
import type { HiddenKind } from '../hidden/hiddenText';
import { fillColour } from './drawingText';

/** In EMU (914,400 to the inch). */
export interface SlideSize {
  readonly width: number;
  readonly height: number;
}

const UNREADABLE_EMU = 12_700;

/** Whether a shape cannot be seen: marked as hidden, wholly outside of the slide, or of no size. */
export function hiddenShape(shape: TreeElement, { width, height }: SlideSize): HiddenKind | undefined {
  if (findAll(shape, 'p:cNvPr')[0]?.attribs.hidden === '1') return 'property';
  const transform = findFirst(shape, 'a:xfrm');
  // Within a group, places are the group's own.
  if (!transform || (shape.parent as TreeElement | null)?.name === 'p:grpSp') return undefined;
  const [offset, extent] = [childElement(transform, 'a:off'), childElement(transform, 'a:ext')];
  const [x, y, w, h] = [Number(offset?.attribs.x ?? 0), Number(offset?.attribs.y ?? 0), Number(extent?.attribs.cx ?? 1e9), Number(extent?.attribs.cy ?? 1e9)];
  if (x >= width || y >= height || x + w <= 0 || y + h <= 0) return 'place';
  return w < UNREADABLE_EMU && h < UNREADABLE_EMU ? 'size' : undefined;
}

/** What the slide is painted with: white unless it says otherwise; undefined where pictures or the like may stand behind its text. */
export function slideBackground(tree: Tree): Colour | undefined {
  const own = findFirst(tree, 'p:bg');
  if (own) {
    const fill = findFirst(own, 'a:solidFill');
    return fill && fillColour(fill);
  }
  return findFirst(tree, 'p:pic') ? undefined : [255, 255, 255];
}
