import { ExpansionBudget } from '../../src/document/archive/ExpansionBudget';
import { readThroughOffice } from '../../src/document/office/readThroughOffice';
import type { OfficeConverter, ParsedSource } from '../../src/document/ParsedSource';
import { InvalidInput } from '../../src/errors/InvalidInput';

const BYTES = new Uint8Array([1]);
const OWN: ParsedSource = { markdown: '一二三四五六七八九十', title: '題', warnings: [{ code: 'MACROS', message: 'It has macros.' }] };
const BETTER: ParsedSource = { markdown: '# 一二三四五\n\n| 六七八九十 |\n| --- |' };
const fail = (code: string) => () => {
  throw new InvalidInput(code, 'No.', 'Do it.');
};

interface Case {
  readonly why: string;
  readonly own: () => ParsedSource;
  readonly office?: OfficeConverter;
  readonly converted?: () => ParsedSource;
  readonly markdown?: string;
  readonly warnings?: string[];
  readonly error?: string;
}

const gives: OfficeConverter = () => Promise.resolve(BYTES);
const cases: Case[] = [
  { why: 'a conversion with all of the text is taken, and macros are still told', own: () => OWN, office: gives, converted: () => BETTER, markdown: BETTER.markdown, warnings: ['MACROS'] },
  { why: 'a conversion that lost text is not taken', own: () => OWN, office: gives, converted: () => ({ markdown: '# 一' }), markdown: OWN.markdown, warnings: ['MACROS', 'LIBREOFFICE_FAILED'] },
  { why: 'a conversion that fails leaves what our own reader has', own: () => OWN, office: fail('PROGRAM_TIMEOUT'), markdown: OWN.markdown, warnings: ['MACROS', 'LIBREOFFICE_FAILED'] },
  { why: 'a conversion that gives nothing leaves it too', own: () => OWN, office: () => Promise.resolve(undefined), markdown: OWN.markdown, warnings: ['MACROS', 'LIBREOFFICE_FAILED'] },
  { why: 'what was converted and cannot be read leaves it too', own: () => OWN, office: gives, converted: fail('DOCX_BROKEN'), markdown: OWN.markdown, warnings: ['MACROS', 'LIBREOFFICE_FAILED'] },
  { why: 'without LibreOffice a warning says what is lost', own: () => OWN, markdown: OWN.markdown, warnings: ['MACROS', 'LIBREOFFICE_MISSING'] },
  { why: 'a file that only LibreOffice reads is read by it', own: fail('DOC_TOO_OLD'), office: gives, converted: () => BETTER, markdown: BETTER.markdown, warnings: [] },
  { why: 'a file that neither reads fails with our own error', own: fail('DOC_TOO_OLD'), office: fail('PROGRAM_FAILED'), error: 'DOC_TOO_OLD' },
  { why: 'a password is final: nothing is converted', own: fail('ENCRYPTED'), office: fail('NEVER_ASKED'), error: 'ENCRYPTED' },
];
test.each(cases)('$why', async ({ own, office, converted = () => BETTER, markdown, warnings, error }) => {
  const read = readThroughOffice(BYTES, { from: 'doc', to: 'docx', readItself: own, readConverted: converted, lost: 'headings' }, { path: 'a.doc', budget: new ExpansionBudget(), services: { office } });
  if (error) return expect(read).rejects.toMatchObject({ code: error });
  const parsed = await read;
  expect([parsed.markdown, parsed.title, parsed.warnings?.map(({ code }) => code)]).toEqual([markdown, own === cases[6]!.own ? undefined : '題', warnings]);
});

test('the error of a file that only LibreOffice reads says what to install', async () => {
  const read = readThroughOffice(BYTES, { from: 'doc', to: 'docx', readItself: fail('DOC_TOO_OLD'), readConverted: () => BETTER, lost: 'headings' }, { path: 'a.doc', budget: new ExpansionBudget(), services: {} });
  await expect(read).rejects.toMatchObject({ code: 'DOC_TOO_OLD', message: expect.stringContaining('not installed or switched off'), todo: expect.stringMatching(/^Do it; or install libreoffice-writer/) });
});
