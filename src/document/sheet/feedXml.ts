import { Parser, type Handler } from 'htmlparser2';

const PIECE = 1 << 20;

/** Feeds an XML part piece by piece to a handler, so that it is never held as one text. */
export function feedXml(bytes: Uint8Array, handler: Partial<Handler>): void {
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: true });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PIECE) parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  parser.end();
}
