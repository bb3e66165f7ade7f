import { checkSync } from 'recheck';
import { RECOGNIZERS } from '../../src/pii/recognizers/recognizers';

process.env.RECHECK_BACKEND = 'pure';

/** Milliseconds for one pattern. What cannot be decided in them is left to the measurements of hostile.attack.test. */
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
