import type { DocumentSource } from '../../src/document/Document';
import { isUnchanged } from '../../src/document/isUnchanged';

const KNOWN = { id: 's', path: 'a', size: 6, modifiedAt: '2026-01-01T00:00:00.000Z', etag: '"1"' };
const ACCESS = { allow: ['everyone'] as const, deny: [] };

const cases: [why: string, known: Partial<DocumentSource>, listed: Partial<DocumentSource>, unchanged: boolean][] = [
  ['all is the same', {}, {}, true],
  ['the server says that it is another version, of the same size and second', {}, { etag: '"2"' }, false],
  ['a file server gave it another time', {}, { modifiedAt: '2026-01-01T00:00:01.000Z' }, false],
  ['another size', {}, { size: 7 }, false],
  ['the first run after the marks came', { etag: undefined }, {}, false],
  ['the server stopped to give marks: size and time tell', {}, { etag: undefined }, true],
  ['a mark tells without a time', { modifiedAt: undefined }, { modifiedAt: undefined }, true],
  ['a mark tells where the list has no size', {}, { size: undefined }, true],
  ['a size alone does not tell', { etag: undefined, modifiedAt: undefined }, { etag: undefined, modifiedAt: undefined }, false],
  ['a time alone does not tell', { etag: undefined, size: undefined }, { etag: undefined, size: undefined }, false],
];
test.each(cases)('%s', (_why, known, listed, unchanged) => {
  expect(isUnchanged({ source: { ...KNOWN, ...known }, access: ACCESS, stale: false }, { ...KNOWN, ...listed }, ACCESS)).toBe(unchanged);
});
