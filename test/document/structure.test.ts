import { utils, write } from '@e965/xlsx';
import JSZip from 'jszip';
import { readDocuments } from '../../src/document/readDocuments';
import { sheetToMarkdown } from '../../src/document/sheet/sheetToMarkdown';

async function textOf(name: string, bytes: string | Buffer | Uint8Array): Promise<string> {
  const all: string[] = [];
  for await (const one of readDocuments(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { tenant: 't', source: { id: 's', path: name }, access: { allow: [], deny: [] } })) all.push('error' in one ? one.error.message : one.markdown);
  return all.join('\n----\n');
}
const zip = (files: Record<string, string>) => Object.entries(files).reduce((archive, [name, content]) => archive.file(name, content), new JSZip()).generateAsync({ type: 'uint8array' });

/** A winmail.dat with one file, its name in code page 950. */
function winmail(name: Buffer, content: Buffer): Buffer {
  const attribute = (level: number, id: number, data: Buffer) => Buffer.concat([Buffer.from([level, id & 0xff, id >> 8, 0, 0, data.length & 0xff, data.length >> 8, 0, 0]), data, Buffer.alloc(2)]);
  return Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]), attribute(1, 0x9007, Buffer.from([0xb6, 3, 0, 0, 0, 0, 0, 0])), attribute(2, 0x9002, Buffer.alloc(14)), attribute(2, 0x8010, name), attribute(2, 0x800f, content)]);
}

const FLAT = (styles: string, body: string) => `<?xml version="1.0"?><office:document xmlns:office="o" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document>`;

describe('what a file is made of', () => {
  test('keeps a Slack thread together, reads blocks and what programs attach, and passes over comings and goings', async () => {
    const day = [
      { type: 'message', subtype: 'channel_join', user: 'U1', text: '<@U1> has joined', ts: '1741136400.1' }, { type: 'message', user: 'U1', text: '印表機壞了', ts: '1741136500.1', thread_ts: '1741136500.1' }, { type: 'message', user: 'U1', text: '別的事', ts: '1741136600.1' },
      { type: 'message', user: 'U2', text: '重開機', ts: '1741136700.1', thread_ts: '1741136500.1' }, { type: 'message', username: '監控', text: '', attachments: [{ title: '警報', text: 'CPU 95%' }], ts: '1741136900.1' },
      { type: 'message', user: 'U1', text: '', blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '只有區塊' }] }] }], ts: '1741137000.1' },
    ];
    const text = await textOf('a.zip', await zip({ 'users.json': '[{"id":"U1","name":"wang"},{"id":"U2","name":"li"}]', 'channels.json': '[]', 'support/2025-03-05.json': JSON.stringify(day) }));
    expect(text).toContain('- 01:01 wang: 印表機壞了\n  - 01:05 li: 重開機\n- 01:03 wang: 別的事\n- 01:08 監控: 警報: CPU 95%\n- 01:10 wang: 只有區塊');
    expect(text).not.toContain('joined');
  });
  test('reads the replies of Teams below what they answer', async () => {
    const message = (time: string, name: string, content: string, more = {}) => ({ createdDateTime: `2025-03-05T${time}:00Z`, from: { user: { displayName: name } }, body: { contentType: 'text', content }, ...more });
    expect(await textOf('a.json', JSON.stringify({ value: [message('01:00', '王', '問題', { replies: [message('03:00', '李', '回覆')] }), message('02:00', '張', '另外')] }))).toContain('- 01:00 王: 問題\n  - 03:00 李: 回覆\n- 02:00 張: 另外');
  });
  const texts: [name: string, why: string, file: string, content: string | Buffer, expected: string][] = [
    ['a title above the columns of a CSV file', 'the header is the next full row', 'a.csv', '2025年銷售,,\n,,\n區域,產品,金額\n北區,螺絲,100\n', '2025年銷售\n\n| 區域 | 產品 | 金額 |\n| --- | --- | --- |\n| 北區 | 螺絲 | 100 |'],
    ['what the root of an XML file says of itself', 'the number of an order', 'a.xml', '<?xml version="1.0"?><order no="PO-1"><item>馬達</item></order>', '- order: no=PO-1\n- item: 馬達'],
    ['a table that a notebook shows, and its errors', 'they are results', 'a.ipynb', JSON.stringify({ cells: [{ cell_type: 'code', source: 'x', outputs: [{ data: { 'text/html': '<table><tr><th>批</th><th>率</th></tr><tr><td>L1</td><td>0.9</td></tr></table>', 'text/plain': 'L1' } }, { ename: 'ValueError', evalue: '壞值' }] }] }), '```\nx\n```\n\n| 批 | 率 |\n| --- | --- |\n| L1 | 0.9 |\n\n```\nValueError: 壞值\n```'],
    ['the levels and numbers of a list, and who commented', 'ODF tells them by style', 'a.fodt', FLAT('<text:list-style style:name="L"><text:list-level-style-number style:num-format="1" style:num-suffix="."/><text:list-level-style-number style:num-format="a" style:num-suffix=")"/></text:list-style>', '<text:list text:style-name="L"><text:list-item><text:p>停機</text:p><text:list><text:list-item><text:p>按鈕</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>斷電</text:p></text:list-item></text:list><text:p>見<text:a xlink:href="https://a.example/">手冊</text:a><office:annotation><dc:creator>品保</dc:creator><text:p>附圖</text:p></office:annotation></text:p>'), '1. 停機\n  a) 按鈕\n2. 斷電\n\n見[手冊](https://a.example/)\n\n> 品保: 附圖'],
    ['white letters of a painted row', 'the header of a table on a slide', 'a.fodt', FLAT('<style:style style:name="T"><style:text-properties fo:color="#ffffff"/></style:style><style:style style:name="ce"><loext:graphic-properties draw:fill="solid"/></style:style>', '<table:table><table:table-row table:default-cell-style-name="ce"><table:table-cell><text:p><text:span text:style-name="T">型號</text:span></text:p></table:table-cell></table:table-row></table:table>'), '| 型號 |\n| --- |'],
  ];
  test.each(texts)('keeps %s (%s)', async (_name, _why, file, content, expected) => expect(await textOf(file, content)).toBe(expected));

  test('unwraps what Outlook wraps in winmail.dat', async () => {
    const wrapped = winmail(Buffer.from('b3e6bbf92e74787400', 'hex'), Buffer.from('馬達轉速每分鐘三千轉。'));
    const mail = `From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee it\r\n--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Disposition: attachment; filename=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped.toString('base64')}\r\n--b--\r\n`;
    expect(await textOf('a.eml', mail)).toContain('馬達轉速每分鐘三千轉。');
  });
  test('tells a formula that was never calculated', async () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>含稅</t></is></c><c r="B1"><f>A2*1.05</f></c></row></sheetData></worksheet>';
    const book = await zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="單" r:id="r1"/></sheets></workbook>', 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s.xml"/></Relationships>', 'xl/worksheets/s.xml': sheet });
    expect(await textOf('a.xlsx', book)).toContain('=A2*1.05');
  });
});

test('a sheet that an OpenDocument workbook hides stays out, whatever its library says of it', async () => {
  const book = write({ SheetNames: ['明', '密'], Sheets: { 明: utils.aoa_to_sheet([['甲', true]]), 密: utils.aoa_to_sheet([['不給看']]) } }, { type: 'buffer', bookType: 'ods' }) as Buffer;
  const archive = await JSZip.loadAsync(book);
  const xml = await archive.file('content.xml')!.async('string');
  archive.file('content.xml', xml.replace('<table:table table:name="密"', '<table:table table:style-name="h" table:name="密"').replace(/<office:automatic-styles>/, '$&<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>').replace('table:name="密" table:style-name="ta1"', 'table:name="密"'));
  const text = await textOf('a.ods', await archive.generateAsync({ type: 'uint8array' }));
  expect(text).toContain('| 甲 | TRUE |');
  expect(text).not.toContain('不給看');
});

describe('sheetToMarkdown', () => {
  const write = (...rows: string[][]) => sheetToMarkdown('表', { rows, merges: [], notes: [] }).split('\n').slice(2).join('\n');
  test('keeps the totals under an empty row in their columns', () => {
    expect(write(['品', '量'], ['甲', '1'], ['乙', '2'], ['', ''], ['合計', '3'])).toBe('| 品 | 量 |\n| --- | --- |\n| 甲 | 1 |\n| 乙 | 2 |\n| 合計 | 3 |');
  });
  test('tells two tables side by side apart, and no column of numbers from its row', () => {
    expect(write(['品', '量', '', '人', '班'], ['甲', '1', '', '王', '早'])).toBe('| 品 | 量 |\n| --- | --- |\n| 甲 | 1 |\n\n| 人 | 班 |\n| --- | --- |\n| 王 | 早 |');
    expect(write(['品', '量', '', '今年', '去年'], ['甲', '1', '', '5', '6'])).toBe('| 品 | 量 | 今年 | 去年 |\n| --- | --- | --- | --- |\n| 甲 | 1 | 5 | 6 |');
  });
});
