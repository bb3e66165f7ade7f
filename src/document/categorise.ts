import type { Category } from './Document';

export interface CategoryGuess {
  readonly category: Category;
  /** 0 to 1: the winner's share of all points and of doubt. */
  readonly confidence: number;
  /** The rules that spoke for it. */
  readonly reason: string;
}

/** Who said what a document is, in `metadata.categoryBy`: a model by its name, after `model:`. */
export type DecidedBy = 'person' | 'frontMatter' | 'rules' | `model:${string}`;

interface Rule {
  readonly category: Category;
  readonly name: string;
  readonly where: 'title' | 'headings' | 'text';
  readonly pattern: RegExp;
  readonly points: number;
  /** Different matches needed before the rule speaks. */
  readonly atLeast?: number;
}

const SAMPLE_CHARACTERS = 20_000;
/** A document that nothing speaks about informs. */
const DEFAULT_POINTS = 1;

/** What never speaks for any category, so that one weak sign is no certainty. */
const DOUBT_POINTS = 2;

/** Why a document is what: the whole of the classifier, to be read and argued with. */
const RULES: readonly Rule[] = [
  { category: 'case', name: 'title of a case', where: 'title', points: 4, pattern: /案例|個案|客訴|工單|事故|事件(報告|紀錄|處理單)|異常(報告|處理單|紀錄)|報修|維修(紀錄|單|案)|事後檢討|\b(8D|RMA|CAPA|incident|post-?mortem|ticket|case (study|report))\b/gi },
  { category: 'case', name: 'ticket fields', where: 'text', points: 3, atLeast: 2, pattern: /案號|案件編號|工單(編號|號)|客訴(編號|單號)|報修(人|單號|時間)|發生(時間|日期|經過)|問題(描述|現象)|異常現象|(根本|真因|原因)(原因|分析)?(?=\s*[：:|\n])|處理(經過|結果|情形)|改善(對策|措施)|矯正(措施|預防)|結案(日期|時間|狀態)?|Ticket ID|Root cause|Resolution/gi },
  { category: 'case', name: 'title of a mishap', where: 'title', points: 3, pattern: /停機|故障|當機|抱怨|教訓|延誤|失敗|損壞|破損|斷線|超差|夾傷|受傷|外洩|誤[寄植用]|寄不出|錯誤事件|事件$|\b(outage|fail(ed|ure)|wrong|complaints?|lessons? (from|learned)|phishing|breakdown|defect)\b/gi },
  { category: 'case', name: 'something went wrong, why, and what was done', where: 'text', points: 3, atLeast: 3, pattern: /突然|故障|停機|斷線|損壞|破損|燒毀|磨損|鬆脫|超差|漏油|延誤|延遲|誤用|滯港|抱怨|反映|原因|查為|起因|由於|因為|修復|恢復|更換|補貨|報廢|加裝|改為|事後|今後|損失|送醫|\b(?:was|were|had been|have been) (?:late|changed|replaced|reset|restored|reprinted|repaired|scrapped|damaged|stopped|lost|stored)\b|\bbecause\b|\bnext time\b|\bcause:/gi },
  { category: 'case', name: 'a day on which it happened', where: 'text', points: 1, pattern: /(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*月\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*日|昨[日天]|上週|\bon \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/g },
  { category: 'procedure', name: 'title of a task', where: 'title', points: 3, pattern: /怎麼|手續|演練|還原|^.{2,12}作業$|\b(setting up|onboarding|calibrating|changing|replacing|installing|resetting|requesting)\b/gi },
  { category: 'procedure', name: 'one thing after another', where: 'text', points: 2, atLeast: 2, pattern: /→|先(?=[將把以關開登停填確])|再(?=[按將把以上裝試填依送])|然後|接著|最後|(?<=[。，\n])完成後|步驟[一二三四五\d]|第[一二三四五]步|\b(?:first|then|next|finally|after that)\b(?= )/gi },
  { category: 'procedure', name: 'the verbs of a workflow', where: 'text', points: 2, atLeast: 4, pattern: /登入|點選|填寫|填妥|上傳|送出|輸入(?=[^電])|簽核|核准|通知(?!單)|驗收|歸還|交接|領取|開立|建立|判定|抽樣|送檢|(?<=(?:^|[.,;\n]) ?(?:and |then )?)(?:open|choose|select|submit|press|click|log in|tag|run|build|deploy|close|replace|switch off|place|post|reconcile|sign|send)\b/gim },
  { category: 'procedure', name: 'title of a procedure', where: 'title', points: 4, pattern: /作業(程序|標準|流程|指導)|標準作業|流程|步驟|操作(手冊|說明|指引|規程)?|檢查表|查檢表|點檢|教學|如何|申請(方式|程序)|保養|安裝|設定(說明|手冊)|\b(SOP|how[- ]to|procedure|checklist|runbook|walkthrough)\b/gi },
  { category: 'procedure', name: 'headings of steps', where: 'headings', points: 2, pattern: /步驟|流程|作業程序|操作(方法|方式|程序)|申請(方式|程序)|\b(steps?|procedure|how to)\b/gi },
  { category: 'procedure', name: 'numbered steps', where: 'text', points: 2, atLeast: 3, pattern: /^\s*(步驟\s*[一二三四五六七八九十\d]+|第[一二三四五六七八九十\d]+步|Step \d+|\d{1,2}[.、)] ?(?=\S))/gim },
  { category: 'procedure', name: 'steps that tell what to do', where: 'text', points: 2, atLeast: 3, pattern: /^\s*(?:[-*]|\d{1,2}[.、)]|步驟\s*\S{1,2}[：:]?)\s*(?:請|先|再|將)?(?:按下?|點選|開啟|打開|關閉|填寫|填妥|送出|確認|登入|檢查|輸入|選擇|通知|取出|放入|鎖上|鎖緊|清潔|拍照|回報|Open|Click|Press|Enter|Check|Select|Fill|Submit|Turn|Log in|Run)/gim },
  { category: 'knowledge', name: 'title of a rule or reference', where: 'title', points: 4, pattern: /規範|辦法|政策|規章|規定|守則|手冊|介紹|簡介|規格|FAQ|問答|一覽|名冊|型錄|公告|備忘|會議紀錄|合約|計畫|\b(polic(y|ies)|handbook|release notes|specs?|specification|overview|catalogue?|minutes|price list)\b/gi },
];

/** Which of the three categories a document is, by RULES; of equals, knowledge comes before procedure before case. */
export function categorise({ title, markdown }: { readonly title: string; readonly markdown: string }): CategoryGuess {
  const text = markdown.slice(0, SAMPLE_CHARACTERS);
  const places = { title, text, headings: text.match(/^#{1,6} .+$/gm)?.join('\n') ?? '' };
  const speaking = RULES.filter(({ where, pattern, atLeast = 1 }) => new Set(distinctMatches(places[where], pattern)).size >= atLeast);
  const points: Record<Category, number> = { knowledge: DEFAULT_POINTS, procedure: 0, case: 0 };
  for (const rule of speaking) points[rule.category] += rule.points;
  const category = (['knowledge', 'procedure', 'case'] as const).reduce((best, next) => (points[next] > points[best] ? next : best));
  const total = points.knowledge + points.procedure + points.case + DOUBT_POINTS;
  const reason = speaking.filter((rule) => rule.category === category).map(({ name }) => name).join(', ');
  return { category, confidence: Math.round((points[category] / total) * 100) / 100, reason: reason || 'nothing speaks for a procedure or a case' };
}

const distinctMatches = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([match]) => match.trim());
