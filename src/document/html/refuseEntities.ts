import { InvalidInput } from '../../errors/InvalidInput';

const HEAD = 100_000;

/** Throws XML_ENTITIES for XML that defines entities of its own: they can explode or fetch files, and no office program writes them. */
export function refuseEntities(xml: string): void {
  if (/<!ENTITY\s/i.test(xml.slice(0, HEAD))) throw new InvalidInput('XML_ENTITIES', 'The XML defines entities of its own, which can grow without end or fetch other files; they are not read.', 'Save it without a document type definition, then ingest it.');
}
