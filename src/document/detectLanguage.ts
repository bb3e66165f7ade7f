const SAMPLE_CHARACTERS = 4_000;
const ENGLISH_WORDS = /\b(the|and|of|to|is|in|for|with|are|this)\b/gi;

/** The main language as a BCP 47 tag (`zh`, `ja`, `ko`, `en`), or undefined where the text does not tell. */
export function detectLanguage(markdown: string): string | undefined {
  const text = markdown.slice(0, SAMPLE_CHARACTERS);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [han, kana, hangul, latin] = [count(/\p{Script=Han}/gu), count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu), count(/\p{Script=Hangul}/gu), count(/\p{Script=Latin}+/gu)];
  if (hangul > han && hangul > latin) return 'ko';
  if (kana > (han + kana) * 0.1 && kana > latin) return 'ja';
  if (han > latin) return 'zh';
  return latin > 0 && count(ENGLISH_WORDS) > latin * 0.05 ? 'en' : undefined;
}
