/** How the symmetries of a pentagon combine (dihedral group D5), row by row. */
const COMBINE = ['0123456789', '1234067895', '2340178956', '3401289567', '4012395678', '5987604321', '6598710432', '7659821043', '8765932104', '9876543210'];
const PERMUTE = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258'];

/** Verhoeff's check over all digits, the last being the check. */
export function isVerhoeff(digits: readonly number[]): boolean {
  return [...digits].reverse().reduce((sum, digit, at) => Number(COMBINE[sum]?.[Number(PERMUTE[at % 8]?.[digit])]), 0) === 0;
}
