import { goldSet } from '../../eval/pii/generate/goldSet';
import { nearMisses } from '../../eval/pii/generate/nearMisses';
import { findPersonalData, findPersonalDataInTurns } from '../../src/pii/findPersonalData';

const long = [...goldSet('tuning', 5, 3).map(({ text }) => text), ...nearMisses(400, 6, 'tuning').map(({ text }) => text)].join('\n\n');

test.each([[20_000], [7_001], [1_500]])('finds the same in pieces of %d as in one', (size) => {
  expect(findPersonalData(long, {}, size)).toEqual(findPersonalData(long, {}, long.length + 1));
});

test('finds a private key that a cut goes through', () => {
  const key = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQ0BADANBgkqhkiG9w0B\n'.repeat(60)}-----END PRIVATE KEY-----`;
  expect(findPersonalData(`${'字'.repeat(900)} ${key} ${'字'.repeat(900)}`, {}, 1_000).map(({ entity, end, start }) => [entity, end - start])).toEqual([['SECRET', key.length]]);
});

test('lets other work run between the pieces', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  const findings = await findPersonalDataInTurns(long, {}, 2_000);
  clearInterval(timer);
  expect(findings).toEqual(findPersonalData(long));
  expect(turns).toBeGreaterThan(2);
});
