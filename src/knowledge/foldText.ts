import { simplifyHan } from './simplifyHan';

/** Hyphens that stand in part numbers where a keyboard has none: hyphen, figure dash, en dash and minus. */
const HYPHENS = /[\u2010-\u2013\u2212]/g;
/** Marks that no one sees and that copying brings along: soft hyphen, zero-width space and joiners, byte order mark. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Nothing in it is written in two ways but capitals. */
const ASCII = /^[\0-\x7f]*$/;

/**
 * What counts as the same when texts are matched: NFKC (full width = half width), lower case, Latin/Greek/Cyrillic letters without their marks,
 * one kind of hyphen, Traditional = Simplified. Lengths change: never use with offsets, and never show it.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const folded = text.normalize('NFKC').toLowerCase().replace(UNSEEN, '').replace(HYPHENS, '-');
  const han = /[\u3400-\u9fff]/.test(folded) ? simplifyHan(folded) : folded;
  if (!/[\u00c0-\u024f\u0300-\u03ff\u0400-\u052f\u1e00-\u1fff]/.test(han)) return han;
  return han.normalize('NFD').replace(/(?<=[a-z\u0370-\u052f])\p{M}+/gu, '').normalize('NFC');
}
