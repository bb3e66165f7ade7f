import type { Gate, Recognizer } from '../../Recognizer';
import { ENGLISH_ADDRESS } from './twEnglishAddress';

const HAN = '[\\u4e00-\\u9fff]';
const NUM = '[\\d一二三四五六七八九十百]{1,5}';
const COUNTY = '(?:[台臺][北中南東][市縣]|新北市|(?:桃園|高雄|新竹|嘉義)[市縣]|基隆市|(?:苗栗|彰化|南投|雲林|屏東|宜蘭|花蓮|澎湖|金門|連江)縣)';
const SHORT_COUNTY = '(?:[台臺][北中南東]|新北|桃園|高雄|新竹|嘉義|基隆|苗栗|彰化|南投|雲林|屏東|宜蘭|花蓮|澎湖|金門)';
const DISTRICT = `(?![在於為是到至住])${HAN}{1,3}[區鄉鎮市]`;
const VILLAGE = `(?:${HAN}{1,4}[村里])`;
const NEIGHBOURHOOD = `(?:${NUM}鄰)`;
const STREET = `(?:${HAN}{1,6}?(?:\\d{1,2})?(?:路|街|大道)(?:\\s?${NUM}\\s?段)?)`;
const HOUSE = `(?:${NUM}\\s?巷\\s?)?(?:${NUM}\\s?弄\\s?)?(?:${NUM}\\s?衖\\s?)?${NUM}(?:\\s?[-之]\\s?${NUM}){0,2}\\s?號(?:\\s?之\\s?${NUM})?`;
const FLOOR = `(?:[,、]?\\s?(?:地下)?(?:${NUM}\\s?樓|\\d{1,3}F|B\\d)(?:\\s?[-之]\\s?${NUM})?)?(?:\\s?[A-Za-z]?\\d{0,4}[A-Za-z]?室)?`;
const PLACE = `(?:${VILLAGE}?\\s?${NEIGHBOURHOOD}?\\s?${STREET}|${VILLAGE}\\s?${NEIGHBOURHOOD}?|${HAN}{1,4})\\s?${HOUSE}${FLOOR}`;
const STREET_PLACE = `(?:${VILLAGE}?\\s?${NEIGHBOURHOOD}?\\s?${STREET}|${VILLAGE}\\s?${NEIGHBOURHOOD}?)\\s?${HOUSE}${FLOOR}`;
const ZIP = '(?:(?<!\\d)\\d{3}(?:-?\\d{2,3})?\\s?)?';
const HOUSE_NUMBER: Gate = { beside: 'before 號', words: [...'一二三四五六七八九十百'].map((numeral) => `${numeral}號`) };
const BREAK = `(?<!${HAN}|\\d)|(?<=地址[為是在]?|住址[為是]?|住在|住於|居住於|戶籍|戶籍地|通訊處|位於|寄到|寄至|送到|送至|搬到|現居|家住|住)`;

/** Taiwan's addresses down to the house number: county and district, village and neighbourhood, street, section, lane, alley, number, floor, room. */
export const twAddress: Recognizer = {
  entity: 'TW_ADDRESS',
  patterns: [
    { name: 'from the county', regex: new RegExp(`${ZIP}(?:台灣省?|臺灣省?)?${COUNTY}\\s?(?:${DISTRICT}\\s?${PLACE}|${STREET_PLACE})`, 'g'), score: 0.85, gate: HOUSE_NUMBER, reach: 60 },
    { name: 'from the county without its ending', regex: new RegExp(`(?<!${HAN})${ZIP}${SHORT_COUNTY}\\s?(?:${DISTRICT}\\s?${PLACE}|${STREET_PLACE})`, 'g'), score: 0.7, gate: HOUSE_NUMBER, reach: 60 },
    { name: 'from the district', regex: new RegExp(`(?:${BREAK})${ZIP}${DISTRICT}\\s?${STREET_PLACE}`, 'g'), score: 0.6, gate: HOUSE_NUMBER, reach: 60 },
    { name: 'two characters of a district', regex: new RegExp(`${HAN}{2}區${STREET_PLACE}`, 'g'), score: 0.55, gate: HOUSE_NUMBER, reach: 60 },
    { name: 'from the street', regex: new RegExp(`(?:${BREAK})${STREET}\\s?${HOUSE}${FLOOR}`, 'g'), score: 0.3, gate: HOUSE_NUMBER, reach: 60 },
    ...ENGLISH_ADDRESS,
  ],
  context: ['地址', '住址', '戶籍', '居住', '住在', '住於', '家住', '現居', '寄到', '寄至', '送到', '收件', '通訊處', '位於', 'address'],
  otherThing: ['公告', '字第', '文號', '公車'],
  standard: 'https://www.post.gov.tw/',
};
