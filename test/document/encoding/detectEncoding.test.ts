import iconv from 'iconv-lite';
import { buildDocument } from '../../../src/document/buildDocument';
import { decodeText } from '../../../src/document/decodeText';

/** Short texts as they stand in companies' files, none of them seen while the tables were made. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  big5: ['本週五停電通知', '保固期限：兩年', '倉管 陳小姐', '退貨', '編號,姓名,部門\n001,林佳慧,財務\n', 'sku,memo\nA1,急件\nB2,\n', '呢份文件要喺星期三之前交返嚟㗎', '唔該晒，佢哋已經收到咗', '校驗日期 2026/3/1', '滙豐銀行九龍灣分行', '請假單已送出，待主管覆核。', '鋁擠型 L=1200mm 表面陽極處理', '遠端桌面無法連線，請重新開機', 'PO#4500012 交期延後一週'],
  gb18030: ['本周五停电通知', '保修期限：两年', '仓库 陈小姐', '退货', '编号,姓名,部门\n001,林佳慧,财务\n', 'sku,memo\nA1,急件\n', '校验日期 2026/3/1', '请假单已提交，待主管审核。', '铝型材 L=1200mm 表面阳极处理', '远程桌面无法连接，请重新启动', '本月产量下降百分之三'],
  shift_jis: ['金曜日は停電します', '保証期間：二年', '倉庫担当　鈴木', '返品', '番号,氏名,部署\n001,佐藤,経理\n', '校正日 2026/3/1', '再起動してください', 'アルミ押出材 L=1200mm', '今月の生産量は三％減少'],
  'euc-jp': ['金曜日は停電します', '倉庫担当の鈴木です', '再起動してください', '今月の生産量は減少しました'],
  'euc-kr': ['금요일 정전 안내', '보증기간: 2년', '창고 담당 박대리', '번호,이름,부서\n001,김민수,회계\n', '다시 시작하십시오', '이번 달 생산량은 감소하였습니다', '원격 데스크톱 연결 불가'],
  'windows-1252': ['Bestätigung der Lieferung', 'Prévision à jour', 'Señor Núñez', '±0,05 mm', 'Größentabelle für Schläuche'],
  'windows-1250': ['Dzień dobry, zamówienie wysłane', 'Číslo zakázky: 45, děkuji', 'Köszönjük a megrendelését, hétfőn szállítjuk'],
  'windows-1251': ['Накладная', 'Срок поставки две недели', 'ООО «Ромашка»'],
  'utf-16le': ['本週五停電通知', '金曜日は停電します', '금요일 정전 안내', 'Shipping note', '品名,數量\n墊片,5\n'],
  'utf-16be': ['本週五停電通知', 'Shipping note', '退貨單一式兩份'],
};
const WRITE: Readonly<Record<string, string>> = { big5: 'big5hkscs' };

describe('detectEncoding on short texts', () => {
  const cases = Object.entries(TEXTS).flatMap(([encoding, texts]) => texts.map((text) => [encoding, text] as const));

  test.each(cases)('reads %s: %s', (encoding, text) => {
    const read = decodeText(iconv.encode(text, WRITE[encoding] ?? encoding));
    expect([read.text, read.encodingConfidence > 0 && read.encodingConfidence <= 1]).toEqual([text, true]);
  });

  test('says so on the document where four bytes are Korean as well as Chinese', () => {
    const origin = { tenant: 't', source: { id: 's', path: 'a.txt' }, access: { allow: [], deny: [] }, format: 'txt' } as const;
    const { text, ...metadata } = decodeText(iconv.encode('반품', 'euc-kr'));
    expect(buildDocument(origin, { markdown: text, metadata }).warnings).toEqual([expect.objectContaining({ code: 'ENCODING_GUESSED' })]);
  });

  test('is surer of a page than of a word', () => {
    const sure = (text: string) => decodeText(iconv.encode(text, 'big5')).encodingConfidence;
    expect(sure('退貨')).toBeLessThan(sure('本公司員工請假應依規定辦理，並於三日前向主管申請。'.repeat(5)));
  });
});
