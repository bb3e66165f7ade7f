import { checkSync } from 'recheck';
import type { Gate } from '../../src/pii/Recognizer';
import { RECOGNIZERS } from '../../src/pii/recognizers/recognizers';

process.env.RECHECK_BACKEND = 'pure';

/** Milliseconds for one pattern. What cannot be decided in them is left to the measurements below and of hostile.attack.test. */
const TIMEOUT = 400;

const patterns = RECOGNIZERS.flatMap(({ entity, patterns: all }) =>
  all.flatMap(({ name, regex, gate }) => [[`${entity}: ${name}`, regex] as const, ...(gate?.sign ? [[`${entity}: gate of ${name}`, gate.sign] as const] : [])]),
);

test.each(patterns)('%s takes no exponential time', (_name, regex) => {
  const verdict = checkSync(regex.source, regex.flags.replace('d', ''), { timeout: TIMEOUT });
  expect(verdict.status === 'vulnerable' && verdict.complexity.type === 'exponential' ? verdict.attack.pattern : 'safe').toBe('safe');
}, 20_000);

test.each(patterns)('%s has only bounded repetition', (_name, regex) => {
  const bare = regex.source.replace(/\\.|\[(?:\\.|[^\]])*\]/g, 'x');
  expect(bare).not.toMatch(/[*+](?!\])|\{\d+,\}/);
});

/** What a pattern's own gate lets in, followed by what may go on and never ends well. */
function busyTexts(gate: Gate | undefined): string[] {
  const begins = ['', ...(gate?.words?.slice(0, 2) ?? [])];
  return begins.flatMap((begin) => ['a', '1', '王', '1-', 'a.', 'Aa ', '中路1', '": "A', ':1'].map((part) => begin + part));
}

const LENGTH = 100_000;
/** Of processor time; a quadratic pattern would take minutes. Measured: below a tenth of it. */
const MICROSECONDS_A_CHARACTER = 10;

test.each(RECOGNIZERS.flatMap(({ entity, patterns: all }) => all.map((pattern) => [`${entity}: ${pattern.name}`, pattern] as const)))('%s is linear on what keeps it busy', (_name, { regex, gate }) => {
  for (const part of busyTexts(gate)) {
    const text = part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
    const before = process.cpuUsage();
    for (const match of text.matchAll(regex)) void match;
    const { user, system } = process.cpuUsage(before);
    expect([part, (user + system) / LENGTH < MICROSECONDS_A_CHARACTER]).toEqual([part, true]);
  }
}, 120_000);
