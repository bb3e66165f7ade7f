import type { Random } from './random';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const letters = (random: Random, count: number) => Array.from({ length: count }, () => random.pick([...LETTERS])).join('');
const two = (value: number) => String(value).padStart(2, '0');
const ymd = (random: Random) => `20${20 + random.below(7)}${two(1 + random.below(12))}${two(1 + random.below(28))}`;

function ean13(random: Random): string {
  const body = `471${random.digits(9)}`;
  const sum = [...body].reduce((total, sign, at) => total + Number(sign) * (at % 2 ? 3 : 1), 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** Numbers and codes of a factory that look like personal data and are none, by what they name. */
export const THING_VALUES: Readonly<Record<string, (random: Random) => string>> = {
  料號: (random) => random.pick([
    `${letters(random, 1)}${random.pick(['1', '2', '8'])}${random.digits(8)}`, `${letters(random, 3)}-${random.digits(4)}`, random.digits(10), `${random.digits(4)}-${letters(random, 2)}`, `${random.digits(3)}-${random.digits(2)}-${random.digits(4)}`, `${letters(random, 2)}${random.digits(7)}`,
    `${random.digits(3)}-${random.digits(3)}-${random.digits(4)}`, `${letters(random, 2)}${random.digits(6)}${letters(random, 1)}`, `${random.digits(2)}.${random.digits(3)}.${random.digits(4)}`, `S${random.digits(7)}${letters(random, 1)}`,
  ]),
  工單: (random) => random.pick([`WO${ymd(random)}${random.digits(4)}`, `MO-${random.digits(8)}`, ymd(random) + random.digits(4), `5${random.digits(9)}`, `${ymd(random).slice(2)}-1${random.digits(6)}`, random.digits(12)]),
  批號: (random) => random.pick([`L${ymd(random)}`, ymd(random), `${letters(random, 1)}${random.digits(9)}`, `09${random.digits(8)}`, `${random.digits(8)}-${random.digits(2)}`, `${letters(random, 2)}${random.digits(8)}`, `${random.digits(9)}`]),
  序號: (random) => random.pick([random.digits(8), random.digits(9), random.digits(10), random.digits(12), random.digits(14), random.digits(16), `SN${random.digits(10)}`, `${letters(random, 1)}${random.digits(9)}`, `${letters(random, 4)}${random.digits(8)}`]),
  條碼: (random) => random.pick([ean13(random), ean13(random), `0${random.digits(11)}`, `(01)0${ean13(random)}`]),
  日期: (random) => random.pick([ymd(random), `20${20 + random.below(7)}/${two(1 + random.below(12))}/${two(1 + random.below(28))}`, `11${random.below(5)}.${1 + random.below(12)}.${1 + random.below(28)}`, `民國11${random.below(5)}年${1 + random.below(12)}月${1 + random.below(28)}日`]),
  金額: (random) => random.pick([`NT$${1 + random.below(999)},${random.digits(3)},${random.digits(3)}`, `${1 + random.below(9)}${random.digits(7)}.00`, `USD ${random.digits(5)}.${random.digits(2)}`, `${1 + random.below(9)}${random.digits(7)} 元`]),
  公差: (random) => random.pick([`±0.0${random.digits(3)}`, `+0.0${random.digits(2)}/-0.0${random.digits(2)}`, `${random.digits(2)}.${random.digits(3)}±0.${random.digits(3)} mm`, `Ø${random.digits(2)}.${random.digits(3)}`]),
  版本: (random) => random.pick([`${1 + random.below(20)}.${random.below(30)}.${random.below(30)}.${random.below(9999)}`, `v${random.below(9)}.${random.below(20)}.${random.below(20)}`, `${1 + random.below(9)}.${random.below(9)}.${random.below(20)}.${random.below(250)}`, `Rev.${letters(random, 1)}${random.below(9)}`]),
  數量: (random) => random.pick([`${1 + random.below(9)}${random.digits(8)}`, `${1 + random.below(99)},${random.digits(3)} pcs`, `${random.digits(4)} x ${random.digits(4)}`]),
  圖號: (random) => random.pick([`DWG-${random.digits(8)}`, `${letters(random, 1)}${random.digits(4)}-${random.digits(5)}`, `${letters(random, 1)}1${random.digits(8)}`]),
  單號: (random) => random.pick([`PO${ymd(random)}${random.digits(3)}`, `${letters(random, 2)}-${random.digits(8)}`, `SO-${random.digits(4)}-${random.digits(4)}`, `4${random.digits(9)}`, `RMA${random.digits(9)}`]),
};
