import { simplifyHan } from '../knowledge/simplifyHan';

/** Words that an office uses for one another; a question with one of a row is met by a text with any other of it. */
const ROWS = [
  '電話 專線 分機 號碼 聯絡 撥打',
  '地址 地點 位於 位在 遷至 座落',
  '費用 金額 價格 費 元 款',
  '薪資 薪水 工資 薪 本薪 月薪',
  '特休 特別休假 年假',
  '員工 同仁 人員 職員 從業人員',
  '新人 新進 到職 報到',
  '期限 截止 之前 內 逾期 以前',
  '遺失 弄丟 掉了 不見 丟失',
  '壞 故障 異常 損壞 失效 當機',
  '筆電 筆記型電腦 電腦',
  '出差 差旅 公出',
  '加班 延長工時 延長工作',
  '上限 最多 最高 至多 不得超過 以內 為限 限',
  '下限 最少 最低 至少 不得少於 不得低於 以上',
  '申請 提出 辦理 填寫 申報',
  '核准 簽核 批准 同意 審核 核定 核決 核可 審批',
  '報帳 報銷 核銷 請款 報支',
  '更換 換 汰換 更新 變更',
  '付款 支付 給付 付清 匯款',
  '離職 辭職 退職',
  '買 採購 購買 購置 併購 收購',
  '賠 賠償 理賠',
  '主管 經理 課長 主任 部長 廠長 處長 組長',
  '負責 主辦 承辦 窗口 聯絡人 專責 主持',
  '保固 保證 保修',
  '交貨 出貨 交期 交付',
  '廠商 供應商 協力廠 廠家',
  '客戶 客人 顧客 買方',
  '退貨 退回 退換',
  '保存 保留 留存 存放 儲存',
  '檢查 點檢 檢驗 檢測 查核 稽核',
  '保養 維護 維修 保修 檢修',
  '教育訓練 訓練 課程 受訓 回訓',
  '開會 會議 例會 召開',
  '溫度 度 ℃',
  '隔多久 週期 頻率 每',
  '原因 因為 由於 導致 起因 因',
  '罰 罰款 罰則 違約金 處分 懲處',
  '生日 慶生', '帶 攜帶 備妥 備齊', '鎖 鎖定', '住宿 旅館 飯店', '用餐 餐費 膳食 伙食', '計程車 交通 車資', '停車 車位',
  '國外 海外 出國', '上班 工作時間 出勤', '遲到 逾時', '爺爺 祖父 祖父母', '奶奶 祖母 祖父母', '爸媽 父母',
  '過世 喪亡 逝世 身故', '生小孩 生產 分娩 產假', '結婚 婚假', '不良 瑕疵 缺陷', '下班 工作結束',
] as const;

const LONGEST = 6;
const alike = new Map<string, Set<string>>();
for (const row of ROWS.map((words) => simplifyHan(words).split(' '))) for (const word of row) alike.set(word, new Set([...(alike.get(word) ?? []), ...row]));

/** The words of the table that stand in a folded run of Chinese, longest first at each place, each with the others of its row. */
export function alikeWords(run: string): { readonly at: number; readonly length: number; readonly others: readonly string[] }[] {
  const found: { at: number; length: number; others: string[] }[] = [];
  for (let at = 0; at < run.length; at++)
    for (let length = Math.min(LONGEST, run.length - at); length > 0; length--) {
      const row = alike.get(run.slice(at, at + length));
      if (!row) continue;
      found.push({ at, length, others: [...row] });
      at += length - 1;
      break;
    }
  return found;
}
