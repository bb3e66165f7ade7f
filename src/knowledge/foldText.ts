/** NFKC (full width = half width), lower case, Latin/Greek/Cyrillic letters without their marks. Lengths change: never use with offsets. */
export function foldText(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  if (!/[\u00c0-\u024f\u0300-\u03ff\u0400-\u052f\u1e00-\u1fff]/.test(folded)) return folded;
  return folded.normalize('NFD').replace(/(?<=[a-z\u0370-\u052f])\p{M}+/gu, '').normalize('NFC');
}
