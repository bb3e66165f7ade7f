import { parseBounded } from '../html/parseBounded';
import { refuseEntities } from '../html/refuseEntities';
import type { Tree, TreeElement } from '../html/htmlTree';

/** An XML part whose nodes know where they stand in its text. */
export function parseWithOffsets(xml: string): Tree {
  refuseEntities(xml);
  return parseBounded(xml, { xmlMode: true, decodeEntities: true, withStartIndices: true, withEndIndices: true });
}

/** Where an element begins and where it ends (exclusive). */
export const offsetsOf = ({ startIndex, endIndex }: TreeElement): [number, number] => [startIndex!, endIndex! + 1];
