import { buildDocument } from '../../src/document/buildDocument';
import { parseDocument } from '../../src/document/documentSchema';
import { parseRecordText } from '../../src/document/formats/parseRecordText';
import { InvalidInput } from '../../src/errors/InvalidInput';
import { toJson } from '../shared/toJson';
import type { ItemReader } from './ItemReader';
import { readCategory, readNames, readSourceId, resolveNames } from './origin';

/** The fields of an item, mapped to a document. One that is marked as deleted needs an id only. */
export const readRecord: ItemReader = async ({ context, tenant, directory, parser, signal }, item, itemIndex) => {
  const parameter = (name: string) => String(context.getNodeParameter(name, itemIndex)).trim();
  const field = (name: string): unknown => (parameter(name) ? reach(item.json, parameter(name)) : undefined);
  const id = asText(field('idField'));
  const source = { id: readSourceId(context, itemIndex, ''), path: id ?? `item-${itemIndex}`, ...optional('url', asText(field('urlField'))), ...optional('modifiedAt', asTime(field('modifiedField'))) };
  const allow = field('allowField') === undefined ? parameter('allow') : field('allowField');
  const { access, warnings } = await resolveNames(directory, readNames(allow), [...readNames(field('denyField')), ...readNames(parameter('deny'))]);
  return {
    source,
    access,
    unnamed: id === undefined,
    deleted: id !== undefined && saysDeleted(field('deletedField')),
    async read() {
      if (id === undefined) throw new InvalidInput('ID_MISSING', `The record has no field "${parameter('idField')}".`, 'Name the field that identifies a record.');
      const text = asText(field('textField'));
      if (text === undefined) throw new InvalidInput('TEXT_MISSING', `The record ${id} has no text in "${parameter('textField')}".`, 'Name the field that holds the text.');
      const origin = { tenant, source, access, category: readCategory(context, itemIndex) };
      const title = asText(field('titleField'));
      // The mark keeps the parser from guessing: the text is decoded already.
      if (context.getNodeParameter('textFormat', itemIndex) === 'html') return parser.read(Buffer.from(`\ufeff<!doctype html>${text}`), { ...origin, title, warnings, fileName: 'record.html' }, signal);
      const parsed = parseRecordText(text);
      const document = buildDocument({ ...origin, format: 'json' }, { ...parsed, title: title ?? parsed.title, warnings: [...(parsed.warnings ?? []), ...warnings] });
      return [parseDocument(toJson(document))];
    },
  };
};

/** Sources say it as a flag, a number, a word, or the time of the deletion. */
function saysDeleted(value: unknown): boolean {
  if (typeof value !== 'string') return value === true || value === 1;
  return /^\s*(?:true|1|y|yes|d|deleted?)\s*$/i.test(value) || /^\s*\d{4}-\d\d-\d\d/.test(value);
}

function reach(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined), value);
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() ? value : undefined;
}

/** ISO 8601, or undefined for what is no time. */
function asTime(value: unknown): string | undefined {
  const time = typeof value === 'string' || typeof value === 'number' ? new Date(value) : undefined;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

const optional = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value });
