import { htmlToMarkdown } from '../../src/document/html/htmlToMarkdown';

describe('htmlToMarkdown', () => {
  const kept: [name: string, why: string, html: string, markdown: string][] = [
    ['a portal that is one form', 'ASP.NET wraps every page in it', '<form action="a.aspx"><h2>公告</h2><p>放假一日。</p><select><option>一</option></select><input value="x"></form>', '## 公告\n\n放假一日。'],
    ['a page named for the sidebar it has not', 'themes put it on the wrapper of all', '<div class="site right-sidebar"><div class="content no-sidebar"><h1>異音</h1><p class="has-ads-free">已排除。</p></div></div>', '# 異音\n\n已排除。'],
    ['a list of links that is the content', 'forms to download', '<ul><li><a href="https://f.example/a.docx">請假單</a></li></ul>', '- [請假單](https://f.example/a.docx)'],
    ['a formula', 'readers see one', '<p>面積 <math><mi>A</mi><mo>=</mo><mi>π</mi><msup><mi>r</mi><mn>2</mn></msup></math></p>', '面積 A=πr^2'],
    ['a power', '103 is another number than 10³', '<p>10<sup>3</sup> m<sup>2</sup></p>', '10³ m²'],
    ['a note and its mark', 'they find each other', '<p>兩年<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">驗收日起算 <a href="#r1">↩</a></li></ol>', '兩年[1]\n\n[1] 驗收日起算'],
    ['a table in a table with a header', 'the outer one stays a table', '<table><tr><th>項目</th><th>內容</th></tr><tr><td>尺寸</td><td><table><tr><td>長</td><td>3</td></tr><tr><td>寬</td><td>4</td></tr></table></td></tr></table>', '| 項目 | 內容 |\n| --- | --- |\n| 尺寸 | 長: 3, 寬: 4 |'],
    ['a word with its reading', 'the reading is for the ear', '<p><ruby>漢<rp>(</rp><rt>ㄏㄢˋ</rt><rp>)</rp></ruby>字</p>', '漢字'],
  ];
  test.each(kept)('keeps %s (%s)', (_name, _why, html, markdown) => expect(htmlToMarkdown(html).markdown).toBe(markdown));

  const cut: [name: string, why: string, html: string][] = [
    ['a menu without the element for it', 'old pages have none', '<div class="menu"><a href="/1">熱門</a> <a href="/2">即時</a></div>'],
    ['links to share', 'they are the site\'s', '<div class="social-share"><a href="#">分享</a></div>'],
    ['other news', 'they answer no question about this page', '<aside class="related"><h3>相關</h3><ul><li><a href="/n">別家新聞一</a></li></ul></aside>'],
    ['the site\'s head', 'it stands on every page', '<header class="site"><a href="/">日報</a><nav>首頁</nav></header>'],
    ['links to edit', 'a wiki puts them behind each heading', '<span class="mw-editsection">[<a href="/e">編輯</a>]</span>'],
    ['deleted words', 'they no longer hold', '<del>500</del>'],
  ];
  test.each(cut)('leaves out %s (%s)', (_name, _why, html) => expect(htmlToMarkdown(`<h2>題</h2>${html}<p>內文。</p>`).markdown).toBe('## 題\n\n內文。'));
});
