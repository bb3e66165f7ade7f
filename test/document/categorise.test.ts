import { categorise } from '../../src/document/categorise';

describe('categorise', () => {
  const cases: [title: string, why: string, markdown: string, category: string][] = [
    ['員工請假辦法', 'a rule informs', '## 第一條\n事假十四日。', 'knowledge'],
    ['CNC-01 開機作業標準', 'its title says so', '開機。', 'procedure'],
    ['如何申請出差', 'a how-to', '1. 登入系統\n2. 填寫表單\n3. 送出', 'procedure'],
    ['主軸', 'steps alone suffice', '1. 關閉電源\n2. 打開護蓋\n3. 檢查油位\n4. 鎖緊螺絲', 'procedure'],
    ['客訴案件 C-2026-013', 'a complaint', '問題描述：漏油\n原因分析：墊片\n改善對策：更換\n結案日期：3/1', 'case'],
    ['伺服器', 'ticket fields alone suffice', '工單編號：1\n發生時間：9:00\n處理經過：重啟', 'case'],
    ['Incident 42: mail down', 'English too', 'Root cause: disk full', 'case'],
    ['Travel policy', 'English too', 'Up to 600 per day.', 'knowledge'],
    ['雜記', 'nothing speaks', '今天天氣好。', 'knowledge'],
  ];
  test.each(cases)('%s: %s', (title, _why, markdown, category) => {
    const guess = categorise({ title, markdown });
    expect(guess.category).toBe(category);
    expect(guess.reason).not.toBe('');
    expect(guess.confidence).toBeGreaterThan(0);
    expect(guess.confidence).toBeLessThan(1);
  });
});
