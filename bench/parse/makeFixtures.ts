import JSZip from 'jszip';
import { utils, write } from '@e965/xlsx';
import { sampleText } from '../sampleText';

/** A file made of known words: `truth` is what a reader of it reads, in order. */
export interface Fixture {
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly truth: string;
}

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const escape = (text: string) => text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!);
const zip = (files: Readonly<Record<string, string>>) => Object.entries(files).reduce((archive, [name, content]) => archive.file(name, content), new JSZip()).generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
const relationships = (...targets: readonly [type: string, target: string][]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], index) => `<Relationship Id="r${index + 1}" Type="${RELATIONSHIP}${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** The same paragraphs of the sample company and the same table in every format; a note or a formula where the format has them. */
export async function makeFixtures(paragraphs = 40): Promise<Fixture[]> {
  const lines = [...new Set(sampleText(200_000).split('\n').map((line) => line.replace(/[#*|>`[\]_-]+/g, ' ').replace(/\s+/g, ' ').trim()))].filter((line) => line.length > 20 && line.length < 200).slice(0, paragraphs);
  const table = [['料號', '品名', '單價'], ...lines.slice(0, 12).map((line, index) => [`PN-${1000 + index}`, line.slice(0, 8).trim(), `${(index + 1) * 125}`])];
  const text = [...lines, ...table.flat()].join('\n');
  return [
    { format: 'docx', bytes: await docx(lines, table), truth: `${text}\n自驗收合格日起算\nI=Prd/365` },
    { format: 'pptx', bytes: await pptx(lines), truth: `${lines.join('\n')}\n講者備忘` },
    { format: 'xlsx', bytes: new Uint8Array(write({ SheetNames: ['價目'], Sheets: { 價目: utils.aoa_to_sheet(table) } }, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer), truth: `價目\n${table.flat().join('\n')}` },
    { format: 'xls', bytes: new Uint8Array(write({ SheetNames: ['價目'], Sheets: { 價目: utils.aoa_to_sheet(table) } }, { type: 'array', bookType: 'biff8' }) as ArrayBuffer), truth: `價目\n${table.flat().join('\n')}` },
    { format: 'html', bytes: Buffer.from(html(lines, table)), truth: text },
    { format: 'epub', bytes: await epub(lines, table), truth: text },
    { format: 'pdf', bytes: pdf(lines), truth: lines.join('\n') },
    { format: 'eml', bytes: mail(lines, table), truth: `報價通知\n${text}` },
    { format: 'csv', bytes: Buffer.from(table.map((row) => row.join(',')).join('\n')), truth: table.flat().join('\n') },
  ];
}

async function docx(lines: readonly string[], table: readonly (readonly string[])[]): Promise<Uint8Array> {
  const paragraph = (line: string, more = '') => `<w:p><w:r><w:t>${escape(line)}</w:t></w:r>${more}</w:p>`;
  const formula = '<w:p><m:oMath><m:r><m:t>I=P</m:t></m:r><m:f><m:num><m:r><m:t>rd</m:t></m:r></m:num><m:den><m:r><m:t>365</m:t></m:r></m:den></m:f></m:oMath></w:p>';
  const body = [...lines.map((line, index) => paragraph(line, index === 0 ? '<w:r><w:footnoteReference w:id="2"/></w:r>' : '')), `<w:tbl>${table.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`, formula].join('');
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>', '_rels/.rels': relationships(['officeDocument', 'word/document.xml']), 'word/_rels/document.xml.rels': relationships(['footnotes', 'footnotes.xml']),
    'word/document.xml': `<w:document ${names}><w:body>${body}</w:body></w:document>`, 'word/footnotes.xml': `<w:footnotes ${names}><w:footnote w:id="2">${paragraph('自驗收合格日起算')}</w:footnote></w:footnotes>`,
  });
}

async function pptx(lines: readonly string[]): Promise<Uint8Array> {
  const names = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const shape = (texts: readonly string[]) => `<p:sp><p:txBody>${texts.map((text) => `<a:p><a:r><a:t>${escape(text)}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>', 'ppt/presentation.xml': `<p:presentation ${names}><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>`, 'ppt/_rels/presentation.xml.rels': relationships(['slide', 'slides/slide1.xml']),
    'ppt/slides/slide1.xml': `<p:sld ${names}><p:cSld><p:spTree>${shape(lines)}</p:spTree></p:cSld></p:sld>`, 'ppt/slides/_rels/slide1.xml.rels': relationships(['notesSlide', '../notesSlides/notesSlide1.xml']), 'ppt/notesSlides/notesSlide1.xml': `<p:notes ${names}><p:cSld><p:spTree>${shape(['講者備忘'])}</p:spTree></p:cSld></p:notes>`,
  });
}

const tableHtml = (table: readonly (readonly string[])[]) => `<table>${table.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
const contentHtml = (lines: readonly string[], table: readonly (readonly string[])[]) => lines.map((line) => `<p>${escape(line)}</p>`).join('') + tableHtml(table);

/** The page's navigation, cookie bar and tracking pixel are no part of what it says. */
function html(lines: readonly string[], table: readonly (readonly string[])[]): string {
  const links = Array.from({ length: 20 }, (_link, index) => `<li><a href="/${index}">欄目${index}</a></li>`).join('');
  return `<!doctype html><html><head><meta charset="utf-8"><title>頁</title><style>p{color:red}</style></head><body><nav><ul>${links}</ul></nav><div id="cookie-bar">本網站使用 Cookie，繼續瀏覽即表示同意。</div><main>${contentHtml(lines, table)}</main><img src="t.gif" width="1" height="1" alt="pixel"><footer>版權所有</footer></body></html>`;
}

async function epub(lines: readonly string[], table: readonly (readonly string[])[]): Promise<Uint8Array> {
  return zip({
    'mimetype': 'application/epub+zip', 'META-INF/container.xml': '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'c.opf': '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>手冊</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="ncx" href="t.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx"><itemref idref="a"/></spine></package>',
    't.ncx': '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap><navPoint id="n" playOrder="1"><navLabel><text>手冊</text></navLabel><content src="a.xhtml"/></navPoint></navMap></ncx>',
    'a.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body>${contentHtml(lines, table)}</body></html>`,
  });
}

function mail(lines: readonly string[], table: readonly (readonly string[])[]): Uint8Array {
  const body = Buffer.from(contentHtml(lines, table)).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(`From: a@example.com\r\nTo: b@example.com\r\nSubject: =?utf-8?B?${Buffer.from('報價通知').toString('base64')}?=\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`);
}

const LINES_A_PAGE = 30;
const CHARACTERS_A_LINE = 40;

/** As Taiwanese offices print it: a font that is not embedded, in UniCNS-UCS2-H. */
function pdf(lines: readonly string[]): Uint8Array {
  const printed = lines.flatMap((line) => line.match(new RegExp(`.{1,${CHARACTERS_A_LINE}}`, 'gsu')) ?? []);
  const pages = Array.from({ length: Math.ceil(printed.length / LINES_A_PAGE) }, (_page, index) => printed.slice(index * LINES_A_PAGE, (index + 1) * LINES_A_PAGE));
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, index) => `${index * 2 + 6} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /MingLiU /Encoding /UniCNS-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MingLiU /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /MingLiU /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>',
    ...pages.flatMap((page, index) => {
      const hex = (line: string) => Buffer.from(line, 'utf16le').swap16().toString('hex');
      const content = `BT /F 12 Tf 40 800 Td 20 TL ${page.map((line) => `<${hex(line)}> Tj T*`).join('\n')} ET`;
      return [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${index * 2 + 7} 0 R >>`, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`];
    }),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`, 'latin1');
}
