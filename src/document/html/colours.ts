export type Colour = readonly [red: number, green: number, blue: number];

const NAMED: Readonly<Record<string, Colour>> = {
  white: [255, 255, 255], snow: [255, 250, 250], ivory: [255, 255, 240], whitesmoke: [245, 245, 245], ghostwhite: [248, 248, 255], floralwhite: [255, 250, 240],
  black: [0, 0, 0], red: [255, 0, 0], green: [0, 128, 0], blue: [0, 0, 255], yellow: [255, 255, 0], gray: [128, 128, 128], grey: [128, 128, 128], silver: [192, 192, 192], navy: [0, 0, 128],
};
/** Sum of differences below which no eye tells two colours apart. */
const SAME = 24;

/** A CSS or HTML colour; `transparent` for one that shows nothing, undefined for what is not understood. */
export function parseColour(value: string): Colour | 'transparent' | undefined {
  const text = value.trim().toLowerCase().replace(/\s*!important$/, '');
  if (text === 'transparent') return 'transparent';
  const glassy = /^#(?:[0-9a-f]{6}([0-9a-f]{2})|[0-9a-f]{3}([0-9a-f]))$/.exec(text);
  if (glassy) return /^0/.test(glassy[1] ?? glassy[2]!) ? 'transparent' : parseColour(text.slice(0, glassy[1] ? 7 : 4));
  const light = /^hsla?\(\s*[\d.]+(?:deg)?[\s,]+[\d.]+%[\s,]+(\d+)%/.exec(text)?.[1];
  if (light === '100' || light === '0') return light === '100' ? [255, 255, 255] : [0, 0, 0];
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1];
  if (hex) return toColour(hex.length === 3 ? hex.replace(/./g, '$&$&') : hex);
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?\s*\)$/.exec(text);
  if (rgb) return rgb[4] !== undefined && Number.parseFloat(rgb[4]) === 0 ? 'transparent' : [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
  return NAMED[text];
}

const toColour = (hex: string): Colour => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

/** Whether no eye tells the two apart. */
export const sameColour = (a: Colour, b: Colour) => a.reduce((sum, value, index) => sum + Math.abs(value - b[index]!), 0) <= SAME;
