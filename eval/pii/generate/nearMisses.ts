import { seededRandom } from './random';
import { THING_VALUES } from './thingValues';

/** One value of a thing in a sentence. */
export interface NearMiss {
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Sentences with {label} and {value}; the second half is for the count that is published, and is not looked at while tuning. */
const TUNING = [
  '{label}：{value}', '{label} {value} 庫存不足，請補料。', '請確認{label}為 {value} 的零件是否到貨。', '本次異常{label}：{value}，已隔離待驗。', '| {label} | {value} |', '{label}={value}；狀態=OK', '領料明細：{label} {value}，共 20 箱。', '產線回報{label}「{value}」刷讀失敗。',
  '{value}（{label}）已完成檢驗。', 'ERP 顯示{label}{value}尚未結案', '品保於本日抽驗{label}{value}，結果合格。', '標籤上的{label}是{value}，請核對。',
];
const HELD_OUT = [
  '{label}:{value}', '倉庫盤點發現{label} {value} 短少三件。', '客訴品的{label}為{value}，請協助追溯。', '附件清單\n{label}\t{value}\n', '請依{label}（{value}）出貨', '系統訊息：找不到{label} {value}', '換線時{label}由 {value} 改版', '量測報告之{label}：{value}；判定：合格', '新{label}已建檔：{value}',
  '{label}, {value}, A 棟 3 樓', '工程變更影響{label}{value}及其替代料', '每日報表 - {label}: {value}',
];
/** Nothing says what the value is, so one with the very form of a phone number is taken for one. */
const UNLABELLED = ['{value} 已入庫，請至 B 區領取。', '請補印 {value} 的標籤', '本週出貨 {value} 共三棧板', '找不到 {value}，請再查一次'];
const SENTENCES = { 'tuning': TUNING, 'held-out': HELD_OUT, 'unlabelled': UNLABELLED } as const;
const LABELS: Readonly<Record<string, readonly string[]>> = {
  料號: ['料號', '品號', 'P/N', 'Part No.', '件號'], 工單: ['工單', '工單號碼', 'WO', '製令單號'], 批號: ['批號', 'Lot No.', '生產批號', 'LOT'], 序號: ['序號', 'S/N', '機台序號', 'Serial No.', '產品序號'], 條碼: ['條碼', 'EAN', '國際條碼'], 日期: ['生產日期', '出貨日期', '製造日期', '有效日期'],
  金額: ['金額', '總價', '合計', '未稅金額'], 公差: ['公差', '尺寸公差', '外徑'], 版本: ['版本', '韌體版本', 'Firmware version', '軟體版本'], 數量: ['數量', '訂購數量', 'Qty'], 圖號: ['圖號', 'Drawing No.', '工程圖號'], 單號: ['採購單號', '訂單編號', 'PO', '出貨單號'],
};

/** As many near misses as asked, from one part of the sentences; the same seed gives the same ones. */
export function nearMisses(count: number, seed: number, half: keyof typeof SENTENCES): NearMiss[] {
  const random = seededRandom(seed);
  const [sentences, kinds] = [SENTENCES[half], Object.entries(THING_VALUES)];
  return Array.from({ length: count }, () => {
    const [kind, make] = random.pick(kinds);
    const value = make(random);
    const sentence = random.pick(sentences).replace('{label}', random.pick(LABELS[kind] ?? [kind]));
    const start = sentence.indexOf('{value}');
    return { kind, text: sentence.replace('{value}', () => value), start, end: start + value.length };
  });
}
