/** A style sheet without at-rules: those for screens are opened, those for print, animations and the like go. */
export function unwrapMedia(sheets: string): string {
  const out: string[] = [];
  for (let at = 0; at < sheets.length; ) {
    const next = sheets.indexOf('@', at);
    out.push(sheets.slice(at, next < 0 ? undefined : next));
    if (next < 0) break;
    const [semicolon, open] = [sheets.indexOf(';', next), sheets.indexOf('{', next)];
    if (open < 0 || (semicolon >= 0 && semicolon < open)) at = semicolon < 0 ? sheets.length : semicolon + 1;
    else {
      const end = endOfBlock(sheets, open);
      if (/^@media\s+(all|screen)\s*\{/i.test(sheets.slice(next, open + 1))) out.push(sheets.slice(open + 1, end));
      at = end + 1;
    }
  }
  return out.join('');
}

function endOfBlock(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}
