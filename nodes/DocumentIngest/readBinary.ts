import { tooLarge } from '../../src/document/tooLarge';
import { InvalidInput } from '../../src/errors/InvalidInput';
import type { ItemReader } from './ItemReader';
import { readLimits } from './limits';
import { readCategory, readNames, readSourceId, resolveNames } from './origin';

/** The file in an item's binary field. */
export const readBinary: ItemReader = async ({ context, tenant, directory, parser, signal }, item, itemIndex) => {
  const parameter = (name: string) => String(context.getNodeParameter(name, itemIndex)).trim();
  const property = parameter('binaryProperty');
  const binary = item.binary?.[property];
  const path = parameter('documentPath') || [binary?.directory, binary?.fileName].filter(Boolean).join('/') || `item-${itemIndex}`;
  const source = { id: readSourceId(context, itemIndex, ''), path };
  const { access, warnings } = await resolveNames(directory, readNames(parameter('allow')), readNames(parameter('deny')));
  return {
    source,
    access,
    async read() {
      if (!binary) throw new InvalidInput('BINARY_MISSING', `The item has no binary field "${property}".`, 'Name the field that holds the file.');
      const { maxBytes } = readLimits(context, itemIndex);
      if (binary.bytes && binary.bytes > maxBytes) throw tooLarge(path, binary.bytes, maxBytes);
      const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, property);
      if (bytes.length > maxBytes) throw tooLarge(path, bytes.length, maxBytes);
      return parser.read(bytes, { tenant, source: { ...source, size: bytes.length }, access, category: readCategory(context, itemIndex), fileName: binary.fileName, mimeType: binary.mimeType, warnings }, signal);
    },
  };
};
