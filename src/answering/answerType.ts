/** What kind of thing a question asks for, as far as its words tell. */
export type AnswerType = 'number' | 'time' | 'person' | 'place' | 'other';

const ASKED = [
  ['time', /何時|幾時|什麼時候|甚麼時候|哪(一)?[年天日月]|幾[月點年號日](?!間)|什麼時間|什麼日期|哪個?(月|日期|季)|多久|何年|期限|\bwhen\b|what (?:year|date|day|month|time)|which (?:year|date|day|month)|how (?:long|often)|deadline/],
  ['number', /多少|幾|多[高大長重遠寬快厚深]|比例|金額|上限|下限|百分之|編號|號碼|分機|電話|統編|how (?:many|much|far|tall|old|big|large|high|fast)|what (?:percentage|number|amount|fraction)/],
  ['person', /誰|哪(一)?[位人]|何人|什麼人|負責人|承辦人|聯絡人|窗口|\bwho(?:m|se)?\b/],
  ['place', /哪裡|哪裏|何處|何地|哪兒|什麼地方|哪(一|個|座)?(國|城|地|縣|市|州|樓|間)|在哪|地點|地址|\bwhere\b|which (?:country|city|state|place)/],
] as const satisfies readonly (readonly [AnswerType, RegExp])[];

const HOLDS = {
  number: /\d/,
  time: /\d|[年月日週周天時秒]|星期|隔日|當日|世紀|期|century|day|month|week|year|hour|minute|daily|january|february|march|april|june|july|august|september|october|november|december/,
  person: /[\u4E00-\u9FFF·]{2}|[A-Z][a-z]+/,
  place: /[市縣區鄉鎮村路街樓室廠處所庫國州省島山河湖海洋地部站場館店門側旁櫃架]|[A-Z][a-z]+/,
  other: /./,
} as const satisfies Record<AnswerType, RegExp>;

/** The type of the first question word found in the folded question. */
export function answerType(foldedQuestion: string): AnswerType {
  return ASKED.find(([, words]) => words.test(foldedQuestion))?.[0] ?? 'other';
}

/** Whether a text could hold an answer of this type; `normalised` has its numbers as digits, `original` its capitals. */
export function holdsType(type: AnswerType, normalised: string, original: string): boolean {
  return HOLDS[type].test(type === 'number' || type === 'time' ? normalised : original);
}
