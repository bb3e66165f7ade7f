import type { Pattern, Recognizer } from '../../Recognizer';
import { AFTER_NAME, COLON_LABELS, ENGLISH_LABELS, JOB_TITLES, NAME_KEYS, NAME_LABELS, POLITE_TITLES, RELATIONS } from './labels';
import { COMPOUND_SURNAMES, NOT_NAMES, PLAIN_SURNAMES, WORDLIKE_SURNAMES } from './surnames';

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

const HAN = '[\\u4e00-\\u9fff]';
/** Particles are no part of a name. */
const GIVEN = '(?![的於在與及等將請是之向至就並未也為到或被由經有])[\\u4e00-\\u9fff]';
const TITLES = anyOf([...POLITE_TITLES, ...JOB_TITLES]);
const surname = (single: string): string => `(?!${anyOf(NOT_NAMES)})(?:${anyOf(COMPOUND_SURNAMES)}|[${single}])(?!${TITLES})`;
const ANY_SURNAME = surname(PLAIN_SURNAMES + WORDLIKE_SURNAMES);
const PLAIN_SURNAME = surname(PLAIN_SURNAMES);
const END = `(?!${HAN})|(?=${anyOf([...AFTER_NAME, ...POLITE_TITLES, ...JOB_TITLES])})`;
const MARRIED = `[${PLAIN_SURNAMES}]${PLAIN_SURNAME}${GIVEN}{2}(?!${HAN})`;
const CLOSED = `(?:${GIVEN}${GIVEN}(?:${END})|${GIVEN}(?:${END}))`;
const SEPARATOR = String.raw`(?:\s?\([^()\n]{1,8}\))?(?:\s{0,3}[:|=,]\s{0,3}|\s{1,4})`;

/** A label alone is common in prose; one before a sign that may part it from a name is not. */
const LABELS_AND_SIGN = [...NAME_LABELS, ...COLON_LABELS].flatMap((label) => [...' \t\n:|=,('].map((sign) => label + sign));
const WORDS_FOR_PEOPLE = [...'人者員師長主'].flatMap((word) => [...':( '].map((sign) => word + sign));

const eitherCase = (words: readonly string[]): string => anyOf(words.map((word) => word.replace(/\b[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)).concat(words.map((word) => word.toUpperCase())));
const UPPER = 'A-ZÀ-ÖØ-ÞĀ-ſ';
const LOWER = 'a-zß-öø-ÿĀ-ſ';
const WORD = `[${UPPER}](?:['’][${UPPER}])?[${LOWER}'’]{1,20}(?:-[${UPPER}${LOWER}][${LOWER}'’]{1,20})?`;
const MIDDLE = `(?:,? (?:[${UPPER}]\\.?(?![${UPPER}${LOWER}])|van|von|der|de|da|bin|al)){0,2}`;
const NAME = `${WORD}${MIDDLE}(?:,? ${WORD}){0,2}`;
const FULL_NAME = `(?:${WORD}|[${UPPER}]{2,15})${MIDDLE},? (?:${WORD}|[${UPPER}]{2,15})(?:[ -](?:${WORD}|[${UPPER}]{2,15}))?`;
const NOBODY = String.raw`(?!(?:Mr|Mrs|Ms|Miss|Dr|Prof|All|Team|Sir|Sirs|Madam|Customer|Customers|Everyone|Colleague|Colleagues|User|Users|Support|Friend|Friends|There|Valued|Member|Members|Client|Partner|The|This|That|Your|Our|It|We|You|Please|Thanks|Not|Sure|Sorry|Here|Just|So|Very|Also|Going|Looking|Trying|Happy|Glad|Available|Unable|Able|From|In|At|On|No)\b)`;

/** The header of the next column is no name. */
const NO_HEADER = String.raw`(?!(?:Passport|Phone|Mobile|Tel|Email|E-mail|Date|Birth|Birthday|Address|Number|Company|Department|Dept|Title|Position|Status|Type|ID|Age|Gender|Sex|Plate|Remarks?|Notes?|Amount|Role|Country|Nationality|Job|Account|Card)\b)`;
const JAPANESE = '[\\u4e00-\\u9fff々]{2,6}|[ァ-ヶー]{2,12}(?:[・ ][ァ-ヶー]{2,12})?';

/** After a surname alone, with which it is found: 王先生. */
const ADDRESSED = ['先生', '小姐', '女士', '太太'];
const ALONE = `(?:(?<![對雙多官甲乙公工過課教排])[${PLAIN_SURNAMES}]|(?:(?<!${HAN})|(?<=[找請給由與和跟洽為是位]))[${WORDLIKE_SURNAMES}])(?:${ADDRESSED.join('|')})(?![產效動進步])`;
const JSON_KEY = `"(?:${NAME_KEYS.map((key) => [...key].join('[ _-]?')).join('|')}|${anyOf([...NAME_LABELS, '名字', '中文姓名', '英文姓名'])})"\\s{0,3}:\\s{0,3}"`;

/** Names in Chinese: the table's surname and one or two characters, beside a label or a title. */
const CHINESE: readonly Pattern[] = [
  { name: 'after a label and a colon', regex: new RegExp(`${anyOf([...NAME_LABELS, ...COLON_LABELS])}${SEPARATOR}(?<value>${MARRIED}|${ANY_SURNAME}(?:${CLOSED}|${GIVEN}${GIVEN}))`, 'gd'), score: 0.75, gate: { words: LABELS_AND_SIGN }, atWord: true },
  { name: 'right after a label', regex: new RegExp(`${anyOf(NAME_LABELS)}(?<value>${PLAIN_SURNAME}${CLOSED}|${ANY_SURNAME}${GIVEN}{1,2}(?!${HAN}))`, 'gd'), score: 0.65, gate: { words: NAME_LABELS }, atWord: true },
  { name: 'after a word of kinship', regex: new RegExp(`${anyOf(RELATIONS)}(?<value>${PLAIN_SURNAME}${CLOSED})`, 'gd'), score: 0.55, gate: { words: RELATIONS }, atWord: true },
  { name: 'surname and address', regex: new RegExp(ALONE, 'g'), score: 0.55, gate: { words: ADDRESSED }, reach: 8 },
  { name: 'value of a key for names', regex: new RegExp(`${JSON_KEY}(?<value>${MARRIED}|${ANY_SURNAME}${GIVEN}{1,2}(?!${HAN})|${FULL_NAME})(?=")`, 'gdi'), score: 0.7, gate: { words: ['":', '" :'] }, reach: 72 },
  { name: 'before 君', regex: new RegExp(`(?<value>${ANY_SURNAME}${GIVEN}{1,2})(?=君(?!${HAN}))`, 'gd'), score: 0.6, gate: { words: ['君'] }, reach: 8 },
  { name: 'before a Japanese title', regex: new RegExp(`(?<!${HAN}|[ぁ-ヶー])(?!お客|皆|各|奥|神|王様|同様|多様|一様|仕様|有様)(?<value>${JAPANESE})(?=\\s?(?:様|さん))`, 'gd'), score: 0.6, gate: { words: ['様', 'さん'] }, reach: 30 },
  { name: 'Chinese name after an English label', regex: new RegExp(`(?<![A-Za-z])${eitherCase(ENGLISH_LABELS)}\\s{0,2}[:|=]\\s{0,3}(?<value>${MARRIED}|${ANY_SURNAME}${GIVEN}{1,2}(?!${HAN}))`, 'gd'), score: 0.65, gate: { words: ENGLISH_LABELS }, atWord: true },
  { name: 'before a polite title', regex: new RegExp(`(?<![感多致答道鳴銘])(?<value>${ANY_SURNAME}${GIVEN}{1,2})(?=\\s?${anyOf(POLITE_TITLES)})`, 'gd'), score: 0.65, gate: { words: POLITE_TITLES } },
  { name: 'before a title at work', regex: new RegExp(`(?<![感多致答道鳴銘])(?<value>${ANY_SURNAME}${GIVEN}{2}|${PLAIN_SURNAME}${GIVEN})(?=\\s?${anyOf(JOB_TITLES)})`, 'gd'), score: 0.55, gate: { words: JOB_TITLES } },
  { name: 'after any word for a person and a colon', regex: new RegExp(`[人者員師長主]\\s?(?:\\([^()\\n]{1,8}\\)\\s?)?:\\s{0,3}(?<value>${MARRIED}|${ANY_SURNAME}${GIVEN}{1,2}(?!${HAN}))`, 'gd'), score: 0.65, gate: { words: WORDS_FOR_PEOPLE } },
  { name: 'before a mail address of its own', regex: new RegExp(`(?<!${HAN})(?<value>${MARRIED}|${ANY_SURNAME}${GIVEN}{1,2})(?=[\\s,:/(|、<]{1,3}[A-Za-z0-9._+-]{1,64}@)`, 'gd'), score: 0.6, gate: { words: ['@'] }, reach: 72 },
  { name: 'before a phone number or ID of its own', regex: new RegExp(`(?<!${HAN})(?<value>${MARRIED}|${ANY_SURNAME}${GIVEN}{1,2})(?=[\\s,:/(|、]{1,3}(?:[A-Z][1289A-D]\\d{8}(?!\\d)|(?:\\+?886|\\(?0[2-9])[\\d()-]))`, 'gd'), score: 0.6, gate: { digits: 9 }, reach: 12 },
  { name: 'before a number of its own', regex: new RegExp(`(?<!${HAN})(?<value>${ANY_SURNAME}${GIVEN}{1,2})(?=[\\s(,、]{1,3}(?:身[分份]證|護照|居留證|民國|出生|生日|手機|電話|ID|[男女][,、)\\s]|\\d{1,2}歲))`, 'gd'), score: 0.6, gate: { words: ['身分證', '身份證', '護照', '居留證', '民國', '出生', '生日', '手機', '電話', 'id', '男', '女', '歲'] } },
];

/** Names in Latin letters: after a label, a title, a phrase of introduction, a salutation or a closing. */
const LATIN: readonly Pattern[] = [
  { name: 'Latin name right after a Chinese label', regex: new RegExp(`${anyOf(NAME_LABELS.filter((label) => !['客戶', '顧客', '會員', '員工'].includes(label)))}[ ]{0,2}(?<value>${FULL_NAME})(?! (?:Inc|Ltd|LLC|Corp|Co|Company)\\b)(?=\\s?[(,、。;:\\n]|$)`, 'gd'), score: 0.6, gate: { words: NAME_LABELS }, reach: 90, atWord: true },
  { name: 'Latin name after a Chinese label', regex: new RegExp(`${anyOf([...NAME_LABELS, ...COLON_LABELS])}(?:\\s?\\([^()\\n]{1,12}\\))?\\s{0,3}[:|=]\\s{0,3}(?<value>${FULL_NAME}|${NAME})`, 'gd'), score: 0.7, gate: { words: LABELS_AND_SIGN }, reach: 90, atWord: true },
  { name: 'Latin name after a label', regex: new RegExp(`(?<![A-Za-z])${eitherCase(ENGLISH_LABELS)}\\s{0,2}[:|=]\\s{1,3}(?<value>${NO_HEADER}${NOBODY}(?:${FULL_NAME}|${NAME}))`, 'gd'), score: 0.65, gate: { words: ENGLISH_LABELS }, reach: 90, atWord: true },
  { name: 'before a mail address in brackets', regex: new RegExp(`(?<![A-Za-z])(?<value>${NOBODY}${FULL_NAME})(?="?\\s{0,2}[<(][A-Za-z0-9._+-]{1,64}@)`, 'gd'), score: 0.65, gate: { words: ['@'] }, reach: 120 },
  { name: 'title before a name', regex: new RegExp(`(?<![A-Za-z])(?:(?:Mr|Mrs|Ms|Dr|Prof)\\.?|(?:MR|MRS|MS|DR)\\.|Miss|Mister|Professor|Sir|Madam) (?<value>${NAME})`, 'gd'), score: 0.75, gate: { words: ['mr', 'ms', 'miss', 'mister', 'dr', 'prof', 'sir', 'madam'] }, reach: 90, atWord: true },
  { name: 'introduction', regex: new RegExp(`(?<![A-Za-z])(?:[Nn]ame(?: is|'s|:)|[Nn]ame on (?:the|my) \\w{1,12} (?:is|as)|[Pp]erson called|[Pp]erson named) (?<value>${NOBODY}${NAME})`, 'gd'), score: 0.7, gate: { words: ['name', 'person '] }, reach: 90, atWord: true },
  { name: 'I am', regex: new RegExp(`(?<![A-Za-z])(?:I am|I'm|I’m|[Tt]his is|[Ss]peak (?:to|with)|[Mm]eet|[Ff]rom|[Bb]y) (?<value>${NOBODY}${WORD}${MIDDLE} ${WORD})(?! (?:Inc|Ltd|LLC|Corp|Co|Company|Street|St|Road|University|City|Group|Bank)\\b)`, 'gd'), score: 0.5, gate: { words: ['i am', "i'm", 'this is', 'speak ', 'meet '] }, reach: 90 },
  { name: 'salutation', regex: new RegExp(`(?<![A-Za-z])(?:Dear|Hi|Hello|Hey) (?<value>${NOBODY}${NAME})(?=\\s?[,!:\\n-])`, 'gd'), score: 0.65, gate: { words: ['dear', 'hi ', 'hello', 'hey '] }, reach: 90, atWord: true },
  { name: 'closing', regex: new RegExp(`(?:[Rr]egards|[Ss]incerely|[Cc]heers|[Tt]hanks|[Tt]hank you|BR)[,!.]?\\s{0,2}\\n\\s{0,8}(?<value>${NOBODY}${NAME})(?=\\s{0,4}(?:[\\n|,/]|$))`, 'gd'), score: 0.6, gate: { words: ['regards', 'sincerely', 'cheers', 'thanks', 'thank you', 'br'] }, reach: 90, atWord: true },
];

/** Names by what stands beside them. A name alone in running text is not seen by rules. */
export const person: Recognizer = {
  entity: 'PERSON',
  patterns: [...CHINESE, ...LATIN],
  standard: 'https://www.ris.gov.tw/',
};
