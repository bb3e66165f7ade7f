import { childElements, findAll, findFirst } from '../html/htmlTree';
import type { Edit } from './applyEdits';
import { escapeXml } from './escapeXml';
import { offsetsOf, parseWithOffsets } from './parseWithOffsets';

/** Writes who said it before each comment of Word's comments part. */
export function nameCommenters(xml: string): Edit[] {
  return findAll(parseWithOffsets(xml), 'w:comment').flatMap((comment) => {
    const author = comment.attribs['w:author']?.trim();
    const paragraph = findFirst(comment, 'w:p');
    const [first] = paragraph ? childElements(paragraph) : [];
    if (!author || !first) return [];
    const [start, end] = offsetsOf(first);
    const at = first.name === 'w:pPr' ? end : start;
    return [{ start: at, end: at, text: `<w:r><w:t xml:space="preserve">${escapeXml(author)}: </w:t></w:r>` }];
  });
}
