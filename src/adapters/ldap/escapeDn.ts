const SPECIAL = new Set('"+,;<>\\=');

/** A leading space or #, and a trailing space, would be read as layout. */
function escapeChar(char: string, at: number, all: readonly string[]): string {
  if (char < ' ' || char === '\x7f') return `\\${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  const isLayout = (at === 0 && (char === ' ' || char === '#')) || (at === all.length - 1 && char === ' ');
  return SPECIAL.has(char) || isLayout ? `\\${char}` : char;
}

/** A distinguished name whose interpolated strings are single attribute values, escaped by RFC 4514: none can add a part of a name. */
export function escapeDn(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const written = values.map((value) => [...value.toWellFormed()].map(escapeChar).join(''));
  return parts.map((part, index) => part + (written[index] ?? '')).join('');
}
