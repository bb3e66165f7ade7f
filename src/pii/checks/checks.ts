import { bare, digitsOf } from './digits';
import { isMod11And10, isMod11And2, isMod97 } from './iso7064';
import { isLuhn } from './luhn';
import { isTaiwanBusinessNumber } from './taiwanBusinessNumber';
import { isTaiwanId } from './taiwanId';
import { isVerhoeff } from './verhoeff';

/** Checks that a user's own pattern can choose, over the letters and digits of the match. */
export const CHECKS = {
  luhn: isLuhn,
  verhoeff: (value: string) => isVerhoeff(digitsOf(value)),
  mod97: (value: string) => isMod97(bare(value)),
  mod11And2: (value: string) => isMod11And2(bare(value)),
  mod11And10: (value: string) => isMod11And10(digitsOf(value)),
  taiwanId: isTaiwanId,
  taiwanBusinessNumber: isTaiwanBusinessNumber,
} as const satisfies Readonly<Record<string, (value: string) => boolean>>;

export type CheckName = keyof typeof CHECKS;
