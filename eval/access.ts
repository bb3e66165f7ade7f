import { checkN8n } from './access/checkN8n';
import { checkRules, type WayFigures } from './access/checkRules';
import { checkWays } from './access/checkWays';
import { inventCompany } from './access/inventCompany';
import { ServiceUnavailable } from '../src/errors/ServiceUnavailable';
import type { Suite } from './main';

const MANY = { people: 260, groups: 60, folders: 90, documents: 500 };
const FEW = { people: 14, groups: 8, folders: 12, documents: 45 };

/**
 * The leak test: invented companies with a canary in each document. `rules` compares every person and document with an oracle that shares no
 * code with the product; the other ways ask a real store, and with --n8n a real n8n too. Zero `leaks` are allowed, and where nothing granted
 * is ever seen the test itself is broken.
 */
export const access: Suite = async ({ options, print }) => {
  const seed = Number(options.get('seed') || 1);
  const rules = checkRules(inventCompany(seed, MANY), new Date());
  const byWay: Record<string, WayFigures> = { rules, ...(await checkWays(inventCompany(seed + 1, FEW))), ...(options.has('n8n') && (await checkN8n())) };
  for (const way of ['rules', 'search', 'answer', 'model', 'cache', 'agentTool'])
    if (!byWay[way]?.seen) throw new ServiceUnavailable('LEAK_TEST_BLIND', `By the way "${way}" nobody saw even what they may.`, 'Look for what broke the search, then run again.');
  const sum = (key: 'pairs' | 'leaks') => Object.values(byWay).reduce((total, figures) => total + figures[key], 0);
  for (const [way, { pairs, granted, seen, leaks }] of Object.entries(byWay)) print(`${way.padEnd(22)} ${pairs} pairs, ${granted} granted, ${seen} of them seen, ${leaks} leaks`);
  return { pairs: sum('pairs'), leaks: sum('leaks'), byWay };
};
