import { InvalidInput } from '../../errors/InvalidInput';
import type { DocumentWarning } from '../Document';
import type { ParsedSource, Parser, Reading } from '../ParsedSource';

/** A format that LibreOffice reads better than our own reader. */
export interface OldFormat {
  readonly from: string;
  readonly to: 'docx' | 'pptx';
  readonly readItself: (bytes: Uint8Array) => ParsedSource | Promise<ParsedSource>;
  readonly readConverted: Parser;
  /** What is lost without it, in words. */
  readonly lost: string;
}

/** A conversion with less of the text than this has lost some of it. */
const ENOUGH = 0.8;
/** What no conversion helps against. */
const FINAL = new Set(['ENCRYPTED']);
const INSTALL = 'install libreoffice-writer-nogui and libreoffice-impress-nogui (Debian) on the machine that runs n8n, then ingest the file again';

/**
 * Reads an old office file through LibreOffice, which keeps its structure, and by our own reader too: what LibreOffice cannot convert, or loses text of, comes
 * from that. Without LibreOffice a warning says what is lost, and the error of a file that only LibreOffice reads says what to install.
 */
export async function readThroughOffice(bytes: Uint8Array, format: OldFormat, reading: Reading): Promise<ParsedSource> {
  const own = await settle(() => format.readItself(bytes));
  if ('error' in own && isFinal(own.error)) throw own.error;
  const { office } = reading.services;
  if (!office) return withoutOffice(own, format);
  const converted = await settle(async () => {
    const current = await office(bytes, format.from, format.to);
    return current && format.readConverted(current, reading);
  });
  const better = 'parsed' in converted ? converted.parsed : undefined;
  if (better && ('error' in own || lengthOf(better) >= lengthOf(own.parsed) * ENOUGH)) return { ...better, title: better.title ?? ('parsed' in own ? own.parsed?.title : undefined), warnings: [...(better.warnings ?? []), ...macros(own)] };
  if ('error' in own) throw own.error;
  return warned(own.parsed, { code: 'LIBREOFFICE_FAILED', message: `LibreOffice could not convert the file whole, so that ${format.lost} are lost.` });
}

type Settled = { readonly parsed: ParsedSource | undefined } | { readonly error: unknown };

async function settle(read: () => ParsedSource | undefined | Promise<ParsedSource | undefined>): Promise<Settled> {
  try {
    return { parsed: await read() };
  } catch (error) {
    return { error };
  }
}

function withoutOffice(own: Settled, { lost }: OldFormat): ParsedSource {
  if ('parsed' in own) return warned(own.parsed, { code: 'LIBREOFFICE_MISSING', message: `Read without LibreOffice, so that ${lost} are lost: ${INSTALL}.` });
  const { error } = own;
  throw error instanceof InvalidInput ? new InvalidInput(error.code, `${error.message} LibreOffice, which might read it, is not installed or switched off.`, `${error.todo.replace(/\.$/, '')}; or ${INSTALL}.`, { cause: error.cause }) : error;
}

/** A conversion has no macros, but the file does. */
const macros = (own: Settled): readonly DocumentWarning[] => ('parsed' in own ? (own.parsed?.warnings ?? []) : []);
const warned = (parsed: ParsedSource | undefined, warning: DocumentWarning): ParsedSource => ({ markdown: '', ...parsed, warnings: [...(parsed?.warnings ?? []), warning] });
const isFinal = (error: unknown) => error instanceof InvalidInput && FINAL.has(error.code);
/** Without what only structures it. */
const lengthOf = (parsed: ParsedSource | undefined) => parsed?.markdown.replace(/<!--.*?-->|[\s|#*\\_:-]/g, '').length ?? 0;
