import { markdownTable } from '../markdownTable';
import { isPageMarker } from '../pageMarker';

/** Deeper than this, a value is written as JSON in one line. */
const DEEPEST = 8;
const isScalar = (value: unknown) => value === null || typeof value !== 'object';
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any JSON value as Markdown a person can read: records of one shape as a table, others as nested lists of `key: value`. */
export function jsonToMarkdown(value: unknown): string {
  if (isTable(value)) return tableOf(value).join('\n');
  if (Array.isArray(value) && value.every(isRecord)) return value.map((record) => lines(record, 0).join('\n')).join('\n\n');
  return lines(value, 0).join('\n');
}

const show = (value: unknown) => (value === null ? '' : String(value)).replace(/\s*\n\s*/g, ' ').trim();

/** Several records that mostly have the same few plain fields. */
function isTable(value: unknown): value is Record<string, unknown>[] {
  if (!Array.isArray(value) || value.length < 2 || !value.every(isRecord)) return false;
  const keys = new Set(value.flatMap((record) => Object.keys(record)));
  return keys.size <= 12 && value.every((record) => Object.keys(record).length >= keys.size / 2 && Object.values(record).every((one) => isScalar(one) && String(one).length <= 200));
}

function tableOf(records: readonly Record<string, unknown>[]): string[] {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return markdownTable([keys.map((text) => ({ text })), ...records.map((record) => keys.map((key) => ({ text: show(record[key] ?? '') })))]);
}

function lines(value: unknown, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (isScalar(value)) return isPageMarker(show(value)) ? [] : [`${indent}${show(value)}`];
  if (depth >= DEEPEST) return [`${indent}- ${JSON.stringify(value)}`];
  if (Array.isArray(value)) return value.flatMap((one) => (isScalar(one) ? [`${indent}- ${show(one)}`] : [`${indent}-`, ...lines(one, depth + 1)]));
  return Object.entries(value as object).flatMap(([key, one]) => entry(key, one, indent, depth));
}

function entry(key: string, value: unknown, indent: string, depth: number): string[] {
  if (isScalar(value)) return show(value) ? [`${indent}- ${key}: ${show(value)}`] : [];
  if (Array.isArray(value) && value.every(isScalar)) return value.length ? [`${indent}- ${key}: ${value.map(show).join(', ')}`] : [];
  if (depth === 0 && isTable(value)) return ['', `### ${key}`, '', ...tableOf(value), ''];
  return [`${indent}- ${key}:`, ...lines(value, depth + 1)];
}
