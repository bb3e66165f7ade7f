/** Plain text of a model's draft: images, links (inline, reference, bare, autolink) and HTML go, the words of a link stay. A link could carry what was read to another host. */
export function stripLinks(draft: string): string {
  return draft
    .replace(/<(?:script|style)[\s\S]*?(?:<\/(?:script|style)\s*>|$)/gi, '')
    .replace(/!\[[^\]]*\]\s*(?:\([^)]*\)?|\[[^\]]*\])?/g, '')
    .replace(/^\s*\[[^\]]+\]:\s*\S.*$/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)?/g, (_, label: string) => (/^\d+$/.test(label) ? `[${label}]` : label))
    .replace(/\[((?!\d+\])[^\]]*)\]\s?\[(?!\d+\])[^\]]*\]/g, '$1')
    .replace(/<\/?[a-z!][^>]*>?/gi, '')
    .replace(/(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.|\b(?:data|javascript|mailto):)[^\s\u3000-\uffef[\]]+/gi, '');
}
