import { useLimits, withinTokens } from '../../../src/access/useLimits';
import { openSqliteAccessStore } from '../../../src/adapters/sqlite/openSqliteAccessStore';

const NOW = new Date('2026-11-24T02:00:00Z');

/** A process of its own: asks so many questions of 4,000 tokens at once for one person, and prints how many were answered. */
async function main(folder: string, questions: number, perMinute: number, perDay: number): Promise<void> {
  const store = openSqliteAccessStore({ folder, queueMode: false, allWorkersOnThisHost: true });
  const ask = async () => {
    await useLimits(store, { questionsPerMinute: perMinute, unmask: false }, 'a|user:wang', NOW, 'Asia/Taipei');
    return withinTokens(store, perDay, 'a|user:wang', '2026-11-24', () => Promise.resolve(4_000), (tokens) => tokens);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: questions }, ask));
  await store.close();
  process.stdout.write(String(outcomes.filter(({ status }) => status === 'fulfilled').length));
}

const [folder = '', ...numbers] = process.argv.slice(2);
void main(folder, ...(numbers.map(Number) as [number, number, number]));
