import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ConfigurationError } from '../../src/errors/ConfigurationError';
import { findPersonalData } from '../../src/pii/findPersonalData';
import { DEFAULT_ENTITIES } from '../../src/pii/recognizers/recognizers';
import type { SuiteCall } from '../main';

const DEBIAN = '/usr/share/debian-reference/debian-reference.zh-tw.txt.gz';
const LENGTH = 1_000_000;

function readText(path: string): string {
  if (!existsSync(path)) throw new ConfigurationError('NO_TEXT', `${path} is missing.`, 'Name a text without personal data with --data, or install debian-reference-zh-tw.');
  const bytes = readFileSync(path);
  const once = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return once.repeat(Math.ceil(LENGTH / once.length)).slice(0, LENGTH);
}

/** `eval pii-false-alarms [--data FILE]`: findings at default settings per 10,000 characters of a text in which nobody is meant; --wrong shows them. */
export async function piiFalseAlarms({ options, print }: SuiteCall) {
  const text = readText(options.get('data') || DEBIAN);
  const findings = findPersonalData(text, { entities: DEFAULT_ENTITIES });
  const byEntity: Record<string, number> = {};
  for (const { entity, start, end, why } of findings) {
    byEntity[entity] = (byEntity[entity] ?? 0) + 1;
    if (options.has('wrong')) print(`${entity} ${JSON.stringify(text.slice(start, end))} (${why.pattern})`);
  }
  return { characters: text.length, findings: findings.length, per10000: (findings.length * 10_000) / text.length, byEntity };
}
