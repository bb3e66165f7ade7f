/** Endings that English puts on a word without changing what it is about, longest first; `keep` is what stays of the ending. */
const PLURALS: readonly (readonly [ending: RegExp, keep: string])[] = [
  [/(?<=..)ies$/, 'y'],
  [/(?<=x|ch|sh|ss|z)es$/, ''],
  [/(?<![su]|i)s$/, ''],
];

function withoutPlural(word: string): string {
  for (const [ending, keep] of PLURALS) if (ending.test(word)) return word.replace(ending, keep);
  return word;
}

function withoutVerbEnding(word: string): string {
  const base = /^(.*[aeiouy].*)(?:ing|ed)$/.exec(word)?.[1];
  if (!base || base.length < 3) return word;
  return base.replace(/([^aeioulsz])\1$/, '$1');
}

/** A light stem: plural, -ed, -ing, -ly and a final e go, nothing else, so that unlike words stay apart. Words that are not plain a-z pass through. */
export function stemEnglish(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const bare = withoutVerbEnding(withoutPlural(word));
  const noun = bare.length > 5 ? bare.replace(/ly$/, '') : bare;
  const stem = noun.length > 3 ? noun.replace(/e$/, '') : noun;
  return stem.replace(/(?<=[^aeiou])i$/, 'y');
}
