import { simplifyHan } from '../knowledge/simplifyHan';

/** A pattern written in Traditional characters as one for texts that `foldWording` has folded. */
export function foldPattern({ source, flags }: RegExp): RegExp {
  return new RegExp(simplifyHan(source), flags);
}
