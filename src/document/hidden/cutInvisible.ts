/** Tag characters spell ASCII invisibly; only a black flag rightly bears them (RGI flags of England, Scotland, Wales). */
const FLAG = /\u{1f3f4}[\u{e0061}-\u{e007a}\u{e0030}-\u{e0039}]{1,8}\u{e007f}/gu;
const INVISIBLE = /[\u{e0000}-\u{e0fff}\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u180e\u061c\u200e\u200f\u202a-\u202e\u00ad\u115f\u1160\u3164\uffa0]/u;
/** A joiner joins emoji and letters of Arabic and Indic scripts, and nothing else. */
const JOINER = /(?<![\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Telugu}\p{Script=Kannada}\p{M}])[\u200c\u200d]|[\u200c\u200d](?=[\u200c\u200d]|$)/gu;
/** One selector chooses a variant of the character before it; more of them carry data. */
const SELECTORS = /(?<=[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu;
const SUSPECT = /[\u{e0000}-\u{e0fff}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u180e\u061c\u00ad\u115f\u1160\u3164\uffa0\ufe00-\ufe0f]/u;
/** A soft hyphen or a mark of direction is a printer's business, not a disguise. */
const HARMLESS = /[\u00ad\u200e\u200f\ufeff]/gu;

/** Whether a text holds characters that may have to be cut. */
export const hasInvisible = (text: string) => SUSPECT.test(text);

/** Cuts characters that show nothing; `cut` counts those that could carry or disguise a message. Lines stay at their numbers. */
export function cutInvisible(text: string): { readonly text: string; readonly cut: number } {
  if (!SUSPECT.test(text)) return { text, cut: 0 };
  const flags: string[] = [];
  const held = text.replace(FLAG, (flag) => `\u{1f3f4}\u0001${flags.push(flag) - 1}\u0001`);
  const plain = held.replace(HARMLESS, '').replace(/[\u2028\u2029]/g, ' ');
  let cut = 0;
  const count = (run: string) => {
    cut += Array.from(run).length;
    return '';
  };
  const ivs = plain.replace(SELECTORS, count);
  const clean = ivs.replace(new RegExp(`(?<!\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]|${INVISIBLE.source.replace('\\u{e0000}-\\u{e0fff}', '\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}')}`, 'gu'), count).replace(JOINER, count);
  return { text: clean.replace(/\u{1f3f4}\u0001(\d+)\u0001/gu, (_all, index: string) => flags[Number(index)]!), cut };
}
