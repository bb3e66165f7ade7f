import { isPageMarker } from './pageMarker';

export interface CutText {
  readonly text: string;
  /** How many comments went. */
  readonly cut: number;
  /** The line (from 1) of a comment that never ends and so hid the rest of the file. */
  readonly unclosedAt?: number;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Cuts HTML comments from Markdown, as a reader never sees them, and keeps every line at its number. Comments shown in code stay, but never as a page marker of ours. */
export function cutComments(markdown: string): CutText {
  let [fence, inComment, cut, startedAt] = ['', false, 0, 0];
  const lines = markdown.split('\n').map((line, index) => {
    if (fence) {
      if (closesFence(line, fence)) fence = '';
      return isPageMarker(line) ? '' : line;
    }
    let kept = '';
    for (let at = 0; ; ) {
      const edge = line.indexOf(inComment ? '-->' : '<!--', at);
      if (!inComment && edge >= 0 && isInCode(line, edge)) {
        kept += line.slice(at, edge + 4);
        at = edge + 4;
        continue;
      }
      if (!inComment) kept += line.slice(at, edge < 0 ? undefined : edge);
      if (edge < 0) break;
      at = edge + (inComment ? 3 : 4);
      inComment = !inComment;
      if (inComment) [cut, startedAt] = [cut + 1, index + 1];
    }
    fence = inComment ? '' : (FENCE.exec(kept)?.[1] ?? '');
    if (isPageMarker(kept)) return '';
    return kept === line ? line : kept.trimEnd();
  });
  return { text: lines.join('\n'), cut, ...(inComment && { unclosedAt: startedAt }) };
}

function closesFence(line: string, fence: string): boolean {
  const mark = line.trim();
  return mark.startsWith(fence) && !mark.replaceAll(fence[0]!, '');
}

/** An odd number of backticks before it; only looked for in lines of a sane length. */
function isInCode(line: string, at: number): boolean {
  if (line.length > 2_000) return false;
  return line.slice(0, at).split('`').length % 2 === 0;
}
