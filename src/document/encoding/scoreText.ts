const SAMPLE = 20_000;
/** The characters that stand most often in running text of each language: what another encoding's misreading does not hit. */
const COMMON = new Set('的是不我一有大在人了中到資要可以這個會好為來學交也用能如時文沒說他看提那問生過下請們心電小麼月日年公司員工作業管理程序申請單位部門主管規定辦法機台設備品質客戶產品系統資料使用處理檢查安全事項時間日期編號報告金額號之與及或於其由並依應須得如上下內外前後第章節條項款的了是在我有和人这个们来上他大说中国到为子能以可时要就出会对没也着你那生而用年所公司员工请部门管理规定产品客户设备系统资料使用处理检查安全の に は を た が で て と し れ さ い る な あ こ こと ます です 이 다 는 을 를 에 의 가 은 로 하고 입니 니다 습 하는');
const PUNCTUATION = /[，。、；：？！「」『』（）《》【】〈〉．・ー]/;

/** How well a decoded text reads, about -1 (nonsense) to 1: common characters and punctuation against rare ones, private ones and mixtures of scripts. */
export function scoreText(text: string): number {
  let [seen, points] = [0, 0];
  for (const char of text.slice(0, SAMPLE)) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) continue;
    seen++;
    points += pointsOf(char, code);
  }
  return seen ? points / seen : 0;
}

function pointsOf(char: string, code: number): number {
  if (COMMON.has(char) || PUNCTUATION.test(char)) return 1;
  if (code >= 0x3040 && code <= 0x30ff) return 0.5;
  if (code >= 0xac00 && code <= 0xd7a3) return 0.3;
  if (code >= 0x4e00 && code <= 0x9fff) return 0.15;
  if (code >= 0xff01 && code <= 0xff5e) return 0.4;
  if (code >= 0xff61 && code <= 0xff9f) return -0.6;
  if (code >= 0xe000 && code <= 0xf8ff) return -2;
  if (code < 0xa0 || (code >= 0x2500 && code <= 0x25ff)) return -0.5;
  if (code < 0x250) return 0.1;
  return code >= 0x3400 && code < 0x4e00 ? -0.5 : -0.2;
}
