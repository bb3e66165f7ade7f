import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { whoMaySee } from '../../../eval/company/whoMaySee';

const FILES = {
  'directory.yaml': 'people: [{ id: wang }, { id: chen }]\ngroups:\n  - { id: hr, members: [wang] }\n  - { id: all, members: [hr, chen] }\n',
  'documents/access.yaml': 'allow: [all]\n',
  'documents/pay/access.yaml': 'allow: [hr, user:chen]\n',
  'documents/pay/old/access.yaml': 'deny: [chen]\n',
  'documents/odd/access.yaml': 'deny: [nobody]\n',
};
const company = mkdtempSync(join(tmpdir(), 'company-'));
beforeAll(() => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(company, path)), { recursive: true });
    writeFileSync(join(company, path), text);
  }
});
afterAll(() => rmSync(company, { recursive: true }));

const cases = [
  { why: 'a nested group', person: 'wang', path: 'a.md', sees: true },
  { why: 'the nearest allow', person: 'chen', path: 'pay/a.md', sees: true },
  { why: 'a denial below', person: 'chen', path: 'pay/old/a.md', sees: false },
  { why: 'a denial of another', person: 'wang', path: 'pay/old/a.md', sees: true },
  { why: 'a denial of an unknown name hides from all', person: 'wang', path: 'odd/a.md', sees: false },
  { why: 'a person outside every group', person: 'guest', path: 'a.md', sees: false },
];

test.each(cases)('$why', ({ person, path, sees }) => {
  expect(whoMaySee(company)(person, path)).toBe(sees);
});
