import { checkRules } from '../../../eval/access/checkRules';
import { checkWays } from '../../../eval/access/checkWays';
import { inventCompany } from '../../../eval/access/inventCompany';

const SMALL = { people: 60, groups: 20, folders: 30, documents: 60 };
const company = inventCompany(5, SMALL);

test('the same seed invents the same company', () => expect(inventCompany(5, SMALL)).toEqual(company));

test('what the product lets through is what the oracle grants, pair by pair', () => {
  const { pairs, granted, seen, leaks, withheld } = checkRules(company, new Date());
  expect({ pairs, leaks, withheld }).toEqual({ pairs: 3_600, leaks: 0, withheld: 0 });
  expect(granted).toBeGreaterThan(100);
  expect(seen).toBe(granted);
});

test('a member too many in the directory alone shows as leaks', () => {
  const directoryYaml = company.directoryYaml.replace('members:', 'members:\n      - user:p0\n      - user:p1\n      - user:p2');
  const wider = { ...company, directoryYaml: company.groups.reduce((yaml, { id }) => yaml.replace(`- id: ${id}\n    members:`, `- id: ${id}\n    members:\n      - user:p0`), directoryYaml) };
  expect(checkRules(wider, new Date()).leaks).toBeGreaterThan(0);
});

test('no way of asking a real store leaks a canary, and what is granted is seen', async () => {
  const byWay = await checkWays(inventCompany(7, { people: 4, groups: 3, folders: 4, documents: 7 }));
  expect(Object.entries(byWay).filter(([, { leaks }]) => leaks > 0)).toEqual([]);
  for (const way of ['search', 'answer', 'model', 'cache', 'agentTool', 'concurrent']) expect([way, byWay[way]!.seen]).toEqual([way, byWay[way]!.granted]);
  expect(byWay.search!.granted).toBeGreaterThan(0);
}, 60_000);
