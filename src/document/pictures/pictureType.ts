const SIGNS = [
  { type: 'image/png', fits: (head) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', fits: (head) => head.startsWith('\xff\xd8\xff') },
  { type: 'image/gif', fits: (head) => head.startsWith('GIF8') },
  { type: 'image/webp', fits: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' },
] as const satisfies readonly { type: string; fits: (head: string) => boolean }[];

/** The MIME type of a picture that browsers and vision models read, by its first bytes; undefined for any other. */
export function pictureType(bytes: Uint8Array): (typeof SIGNS)[number]['type'] | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1');
  return SIGNS.find(({ fits }) => fits(head))?.type;
}
