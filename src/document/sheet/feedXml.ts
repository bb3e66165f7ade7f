import { Parser, type Handler } from 'htmlparser2';
import { refuseEntities } from '../html/refuseEntities';

/** Feeds an XML part (UTF-8 or UTF-16) piece by piece to a handler, so that it is never held as one text. Throws XML_ENTITIES as refuseEntities does. */
export async function feedXml(pieces: AsyncIterable<Uint8Array>, handler: Partial<Handler>): Promise<void> {
  const parser = new Parser({ ...handler, onprocessinginstruction: (_name, data) => refuseEntities(`<${data}`) }, { xmlMode: true, decodeEntities: true });
  let decode: ((piece: Uint8Array) => string) | undefined;
  for await (const piece of pieces) {
    decode ??= decoderFor(piece);
    parser.write(decode(piece));
  }
  parser.end();
}

function decoderFor(first: Uint8Array): (piece: Uint8Array) => string {
  const wide = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0x3c && first[1] === 0);
  const decoder = new TextDecoder(wide ? 'utf-16le' : 'utf-8');
  return (piece) => decoder.decode(piece, { stream: true });
}
