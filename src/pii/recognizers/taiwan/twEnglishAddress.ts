import type { Pattern } from '../../Recognizer';

const NUM = '\\d{1,5}';
const END = ',?\\s{1,3}';
const FLOOR = `(?:(?:${NUM}(?:st|nd|rd|th)?\\s?F(?:l|loor)?\\.?(?:-\\d{1,3})?|(?:Room|Rm)\\.?\\s?\\d{1,5})${END}){0,2}`;
const NUMBER = `No\\.?\\s?${NUM}(?:-\\d{1,4}){0,2}`;
const LANES = `(?:(?:Aly|Alley|Ln|Lane)\\.?\\s?${NUM}${END}){0,2}`;
const SECTION = `(?:Sec(?:tion|\\.)?\\s?\\d{1,2}${END})?`;
const WORD = "[A-Z][A-Za-z'’-]{0,20}";
const STREET = `(?:${WORD}\\s|\\d{1,3}(?:st|nd|rd|th)\\s){1,4}(?:[NSEW]\\.?\\s)?(?:\\d{1,3}(?:st|nd|rd|th)\\s)?(?:Rd|Road|St|Street|Blvd|Boulevard|Ave|Avenue)\\b\\.?`;
const AREA = `(?:${END}${WORD}(?:\\s${WORD})?(?:\\s(?:Dist|District|Township|Twp|Vil|Village|City|County|Borough)\\b\\.?)?)`;
const CITY = '(?:Taipei|New Taipei|Taoyuan|Taichung|Tainan|Kaohsiung|Keelung|Hsinchu|Chiayi|Miaoli|Changhua|Nantou|Yunlin|Pingtung|Yilan|Hualien|Taitung|Penghu|Kinmen|Lienchiang)(?:\\s(?:City|County))?';
const ZIP = '(?:,?\\s\\d{3}(?:-?\\d{2,3})?(?!\\d))?';
const BODY = `${FLOOR}${NUMBER}${END}${LANES}${SECTION}${STREET}(?:,?\\s?Sec(?:tion|\\.)?\\s?\\d{1,2})?`;

/** Taiwan's addresses in English as the post office has them written: from the floor and the house number to the city, the county or the country. */
export const ENGLISH_ADDRESS: readonly Pattern[] = [
  { name: 'in English, to the city', regex: new RegExp(`(?<![A-Za-z0-9])${BODY}${AREA}{0,2}${END}(?:${CITY}${ZIP}(?:,?\\sTaiwan)?|Taiwan)(?:\\s?\\(R\\.?O\\.?C\\.?\\))?`, 'g'), score: 0.8, gate: { words: ['no.', 'no '] }, reach: 160 },
  { name: 'in English, with a lane, a section or a district', regex: new RegExp(`(?<![A-Za-z0-9])(?=[^\\n]{0,100}(?:Ln|Lane|Aly|Alley|Sec|Dist|Township)\\b)${BODY}(?:${END}${WORD}(?:\\s${WORD})?\\s(?:Dist|District|Township|City|County)\\b\\.?){0,2}`, 'g'), score: 0.6, gate: { words: ['no.', 'no '] }, reach: 160 },
];
