import { simplifyHan } from '../knowledge/simplifyHan';
import { answerType, type AnswerType } from './answerType';
import { codePattern } from './codePattern';
import { isAmount, normaliseFacts, plainFigure } from './normaliseFacts';

/** A part of the question that says something. A Chinese run is matched by its pairs of characters, so `weights` has one entry per character. */
export interface Term {
  readonly text: string;
  readonly kind: 'word' | 'figure' | 'date' | 'chinese';
  readonly weights: readonly number[];
  /** Of a code: all ways of joining its parts. */
  readonly pattern?: RegExp;
}

export interface QuestionTerms {
  readonly terms: readonly Term[];
  readonly type: AnswerType;
  readonly total: number;
}

/** Phrases that ask, are polite, or stand in any question; longer ones first, so that a part does not hide the whole. */
const ASKING = new RegExp(
  simplifyHan([
    '請問一下|請問|麻煩|謝謝|想請教|請教|告訴我|我想知道|想知道|想了解|可否|能否|是否|有沒有|可不可以|能不能|會不會|要不要|是不是',
    '為什麼|為甚麼|為何|什麼時候|甚麼時候|什麼時間|什麼地方|什麼樣|什麼|甚麼|怎麼樣|怎麼辦|怎麼|怎樣|如何|何時|何處|何地|何人|何種|何者',
    '哪一個|哪一[種項位人家年天次條類]|哪[裡裏兒些個位種年天月日家項]|哪一|哪|誰|多少錢|多少|多久|多[高大長重遠]|幾[個天年次人位月點號歲元種項日時小分]?',
    '我們公司|本公司|公司|我們|咱們|你們|他們|文中提及|根據|依照|依據|按照|關於|對於|有關|可以|需要|應該|時候|以及|的',
  ].join('|')),
  'g',
);
/** Function words; dropped only where they stand as words of their own (會 in 會不會 or alone, not in 會議). */
const PARTICLES = new Set([...'我你您他她它應必須會能要得是有了在被把由從到於與和及或之嗎呢啊吧哦那這個所為向給讓做就都也還才再而則請上下中裡多用以'].concat(['一個', '這個', '那個', '必須', '因為', '其中', '之後', '之前']).map(simplifyHan));
const words = new Intl.Segmenter('zh-Hant', { granularity: 'word' });
const STOPWORDS = new Set(
  ('a an the of in on at to for from by with about as into is are was were be been being am do does did done has have had having can could may might must shall should will would ' +
    'what which who whom whose when where why how many much long often far old kind type sort name named called this that these those it its he she they we you i my our your his her their them us me ' +
    'and or not no if than then there here any some all also only just so such one please tell give does\'nt isn\'t s t re ll ve d m during after before under over between within per each every').split(' '),
);
/** Words that say little about what is asked: everyday verbs, sizes, times, and the nouns that only carry a question. */
const EVERYDAY = new Set(
  simplifyHan('找 打 放 花 買 換 填 帶 拿 交 送 開 看 寫 說 給 收 用 來 去 做 辦 算 講 聽 付 報 刷 坐 住 走 改 叫 取 借 還 查 選 請 裝 加 減 搬 停 發 出 進 回 過 ' +
    '新 舊 大 小 高 低 多 少 快 慢 長 短 重 輕 好 壞 早 晚 內 外 前 後 左 右 最多 最少 最高 最低 最大 最小 最長 最快 最晚 最早 至少 不超過 以上 以下 以內 ' +
    '錢 人 東西 事情 事 次 張 支 份 件 台 部 條 天 日 月 年 週 小時 分鐘 時間 地方 方式 方法 情況 問題 內容 部分 種類 類型 名稱 名字 數量 數字 一天 一晚 一次 一個月 一年 第一天 每天 每次 每月 每年 今天 目前 現在 今年 明年 去年 ' +
    '回來 之內 之後 之前 以後 期間 費用 金額 價格 價錢 日期 電話 號碼 期限 地點 地址 位置 比例 規定 要求 負責 處理 進行 使用 提供 發生 完成 開始 結束 屬於 包含 包括 代表 成為 稱為 叫做 作為 擁有 具有 獲得 得到 認為 表示 知道 想 打算 準備 保持 達到 超過 經過 通過 一共 總共 大約 大概 主要 通常 一般 不同 相同 其他 最 很 約 不 沒 沒有 被 把 他 她 名 位 家 間 度 號 元 塊 該 此 者').split(' '),
);
const EVERYDAY_ENGLISH = new Set(
  ('make made take taken get got go goes went come give given use used using need needed find found keep kept put set say said says see seen show know known work works worked call meet become ' +
    'happen happened start started begin began end ended run put hold held bring brought let allow allowed want mean people person thing things way ways place part parts number amount new old first last ' +
    'main most more less many other different same large small high low long short good best time times year years day days month months week currently usually typically since until while because both').split(' '),
);
/** The commonest characters of written Chinese: they say less than the others. */
const COMMON = new Set(simplifyHan('一不人大為來以說時出會可也生對能而子得著自之年過發後作里用道行所然家種事成方多經去法學如同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運'));
/** 一天, 一次 and "one" count nothing in a question. */
const ONE = '1';
const WEIGHTS = { date: 4, figure: 2, code: 2.2, name: 1.6, word: 1, rare: 1, common: 0.6, everyday: 0.2, everydayWord: 0.4 } as const;

/** 2026年3月5日, 2026年3月 and 3月5日. */
const DATE = /(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?|(?<!\d)(\d{1,2})月(\d{1,2})[日号]/g;

/** The informative content of a question: what is left without question words and politeness, and how much each part weighs. */
export function questionTerms(question: string): QuestionTerms {
  const folded = normaliseFacts(question);
  const names = new Set((question.match(/(?<!^)(?<![.?!]\s)\b[A-Z][\w-]+/g) ?? []).map((name) => name.toLowerCase()));
  const undated = folded.replace(DATE, ' ');
  const terms = unique([...datesOf(folded), ...latinTerms(undated, names), ...chineseTerms(undated)]);
  return { terms, type: answerType(folded), total: terms.reduce((sum, { weights }) => sum + weights.reduce((a, b) => a + b, 0), 0) };
}

/** The dates of a text that `normaliseFacts` has written one way, as `dateTerms` writes them; a month or day alone is a figure. */
function datesOf(normalised: string): Term[] {
  const two = (digits: string | undefined) => digits?.padStart(2, '0') ?? '';
  return [...normalised.matchAll(DATE)].map(([, year, monthOfYear, dayOfMonth, month, day]) => ({ text: `${year ?? ''}${two(monthOfYear ?? month)}${two(dayOfMonth ?? day)}`, kind: 'date', weights: [WEIGHTS.date] }));
}

function latinTerms(folded: string, names: ReadonlySet<string>): Term[] {
  const found = folded.match(/[a-z0-9\u00c0-\u024f]+(?:[-_.'/][a-z0-9\u00c0-\u024f]+)*/g) ?? [];
  return found.filter((word) => !STOPWORDS.has(word) && word !== ONE).map((word) => {
    if (/\d/.test(word)) return { text: plainFigure(word), kind: 'figure', weights: [isAmount(word) ? WEIGHTS.figure : WEIGHTS.code], pattern: codePattern(word) };
    return { text: stem(word), kind: 'word', weights: [names.has(word) ? WEIGHTS.name : EVERYDAY_ENGLISH.has(word) ? WEIGHTS.everydayWord : WEIGHTS.word] };
  });
}

function chineseTerms(folded: string): Term[] {
  const runs = folded.replace(ASKING, ' ').match(/[\u3400-\u9fff]+/g) ?? [];
  return runs.flatMap(wordsApart);
}

/** A run cut at its particles; everyday words stay in it, so that pairs across them still match, but weigh little. */
function wordsApart(run: string): Term[] {
  const terms: { text: string; kind: 'chinese'; weights: number[] }[] = [];
  let open: (typeof terms)[number] | undefined;
  for (const { segment } of words.segment(run)) {
    if (PARTICLES.has(segment)) {
      open = undefined;
      continue;
    }
    if (!open) terms.push((open = { text: '', kind: 'chinese', weights: [] }));
    open.text += segment;
    open.weights.push(...[...segment].map((char) => (EVERYDAY.has(segment) ? WEIGHTS.everyday : segment.length === 1 && COMMON.has(char) ? WEIGHTS.common : WEIGHTS.rare)));
  }
  return terms;
}

/** Plural, past and -ing forms fall together; wrong for some words, but the same way on both sides. */
export function stem(word: string): string {
  if (word.length < 4) return word;
  const plain = word.replace(/'s$|'$/, '');
  return plain.replace(/(?<=\w{4}[ts])ions?$/, '').replace(/(?:ies|ied)$/, 'y').replace(/(?:sses)$/, 'ss').replace(/(?<=[^s])(?:ing|ed|es|s|ly|e)$/, '') || plain;
}

/** What is said twice counts once. */
function unique(terms: readonly Term[]): Term[] {
  const once = [...new Map(terms.map((term) => [term.text, term])).values()];
  return once.filter(({ text, kind }) => kind !== 'chinese' || !once.some((other) => other.text !== text && other.text.includes(text)));
}
