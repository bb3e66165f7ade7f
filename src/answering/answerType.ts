import { simplifyHan } from '../knowledge/simplifyHan';
import { foldPattern } from './foldPattern';

/** What kind of thing a question asks for, as far as its words tell. */
export type AnswerType = (typeof KINDS)[number]['type'] | 'other';

const SPAN = String.raw`\d+(?:\.\d+)?\s*個?半?(?:年|月|週|周|星期|天|日|小時|時|分|秒|工作|季|學期|世紀|years?|months?|weeks?|(?:business |working )?days?|hours?|minutes?|seconds?)`;
const MOMENT = String.raw`\d\s*(?:年|月|日|號|點|時|世紀)|\d{1,2}:\d{2}|星期|[週周][1-7日末]|[每隔當次][日週月季年天]|上午|下午|期間|年代|朝|時期|\b\d{4}s?\b|century|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight`;

/** In order: the first kind whose words the question has is the one. `holds` is what a text must have to answer (numbers are digits there). */
const KINDS = [
  { type: 'phone', asked: /電話|分機|專線|手機號|傳真|phone|extension|hotline/, holds: /\d{3,}/ },
  { type: 'mail', asked: /信箱|郵件地址|電子郵件|e-?mail/, holds: /@|信箱|mail/ },
  { type: 'money', asked: /多少錢|幾[元塊]|多少[元塊]|金額|費用|價[格錢]|罰[款金]|津貼|補助|預算|營收|押金|[薪獎]金?(?:是|為|有)?多少|費(?:是|為|有|要)?多少|how much (?:money|does|is|did|do)|\bcost|\bfee\b|price|budget|surcharge/, holds: /\d[\d.]*\s*(?:元|塊|圓|萬|億|倍|%|成|折|percent|個月|個基數|usd|ntd|dollars?|million|billion)|(?:元|金額|費用|nt|usd|us)?\$?\s*\d{2,}/ },
  { type: 'often', asked: /多久.{0,6}[1一]次|頻率|how often|how frequently/, holds: new RegExp(`[每隔]|${SPAN}|every|once|twice|per |daily|weekly|monthly|quarterly|annual|yearly`) },
  { type: 'span', asked: /多久|幾個?(?:天|日|小時|分鐘|秒|[週周]|星期|個?月|年)|多少(?:天|日|小時|分鐘|年)|期限|多長時間|時間多長|(?:期|時間)(?:是|有)?多長|how (?:long|many (?:days|hours|minutes|months|years|weeks))|how soon/, holds: new RegExp(`${SPAN}|[隔當次]日|立即|即時|月底|immediately`) },
  { type: 'moment', asked: /何時|幾時|什麼時候|甚麼時候|哪1?一?個?[年天日月季]|幾[月點號]|什麼時間|什麼日期|日期|截止|\bwhen\b|(?:what|which) (?:year|date|day|month|time)|deadline/, holds: new RegExp(`${MOMENT}|${SPAN}`) },
  { type: 'rate', asked: /百分之|比[例率]|幾[%折成]|[利毛稅匯良]率|percent|what (?:fraction|share|ratio)/, holds: /\d\s*(?:%|折|成|‰|percent)|分之|率/ },
  { type: 'weight', asked: /多重|重量|幾公斤|how heavy|weigh/, holds: /\d\s*(?:公斤|公噸|噸|克|kg|kgs|g|lb|pounds?|tons?)/ },
  { type: 'length', asked: /多[高長遠寬厚深大]|高度|長度|厚度|距離|how (?:tall|far|deep|wide|high)/, holds: /\d\s*(?:公?[尺里分釐厘]|毫米|坪|平方|米|mm|cm|km|m\b|feet|inch|miles?|μm)/ },
  { type: 'speed', asked: /多快|速[度限]|時速|how fast/, holds: /\d\s*(?:公里|km|rpm|轉|mph|m\/s|mbps)/ },
  { type: 'heat', asked: /幾度|溫度|how (?:hot|cold)|temperature/, holds: /\d\s*(?:度|°|℃)/ },
  { type: 'count', asked: /多少|幾|上限|下限|編號|號碼|統編|how (?:many|much|old|big|large)|what (?:number|amount)/, holds: /\d/ },
  { type: 'person', asked: /誰|哪1?一?[位人]|何人|什麼人|\bwho(?:m|se)?\b/, holds: /[\u4e00-\u9fff·]{2}|[A-Z][a-z]+/ },
  { type: 'place', asked: /哪裡|哪裏|何處|何地|哪兒|什麼地方|哪1?一?[個座]?(?:國|城|地|縣|市|州|樓|間)|在哪|地點|地址|\bwhere\b|which (?:country|city|state|place)/, holds: /[市縣區鄉鎮村路街樓室廠處所庫國州省島山河湖海洋部站場館店門側旁櫃架洲灣]|[A-Z][a-z]+/ },
] as const satisfies readonly { readonly type: string; readonly asked: RegExp; readonly holds: RegExp }[];

/** The same for texts that are folded. */
const FOLDED = KINDS.map(({ type, asked, holds }) => ({ type, asked: foldPattern(asked), holds: foldPattern(holds) }));

/** The type of the question, folded and with its numbers as digits. */
export function answerType(normalisedQuestion: string): AnswerType {
  return FOLDED.find(({ asked }) => asked.test(normalisedQuestion))?.type ?? 'other';
}

/** Whether a text could hold an answer of this type; `normalised` has its numbers as digits, `original` its capitals. */
export function holdsType(type: AnswerType, normalised: string, original: string): boolean {
  const kind = FOLDED.find((one) => one.type === type);
  return !kind || kind.holds.test(type === 'person' || type === 'place' ? simplifyHan(original) : normalised);
}
