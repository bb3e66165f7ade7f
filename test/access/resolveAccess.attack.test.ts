import { parseAccessFile, type AccessFile } from '../../src/access/AccessFile';
import type { NameResolution } from '../../src/access/Directory';
import { resolveAccess } from '../../src/access/resolveAccess';

const names: Record<string, NameResolution> = { hr: 'group:hr', wang: 'user:wang', everyone: 'everyone', intern: 'group:intern', twin: 'ambiguous' };
const resolve = (name: string) => names[name] ?? 'unknown';
const read = (text: string, folder: string): AccessFile | 'broken' => {
  try {
    return parseAccessFile(text, folder);
  } catch {
    return 'broken';
  }
};
const rules = (files: Record<string, string>) => new Map(Object.entries(files).map(([folder, text]) => [folder, read(text, folder)]));
const NOBODY = { allow: [], deny: [] };

describe('resolveAccess', () => {
  const cases: [name: string, why: string, files: Record<string, string>, path: string, access: object, codes: string[]][] = [
    ['nearest allow counts', 'a subfolder narrows', { '': 'allow: [everyone]', hr: 'allow: [hr]' }, 'hr/pay/a.md', { allow: ['group:hr'], deny: [] }, []],
    ['denies add up', 'a subfolder cannot lift a denial', { '': 'allow: [everyone]\ndeny: [intern]', hr: 'deny: wang' }, 'hr/a.md', { allow: ['everyone'], deny: ['group:intern', 'user:wang'] }, []],
    ['a nearer allow keeps a denial from above', 'deny wins', { '': 'deny: [wang]', hr: 'allow: [wang, hr]' }, 'hr/a.md', { allow: ['user:wang', 'group:hr'], deny: ['user:wang'] }, []],
    ['no rule is invisible', 'a missing rule means nobody', {}, 'a.md', NOBODY, ['NO_ACCESS_RULE']],
    ['a denial alone is invisible', 'nothing allows', { '': 'deny: [wang]' }, 'a.md', NOBODY, ['NO_ACCESS_RULE']],
    ['a rule beside does not count', 'siblings are no ancestors', { hr: 'allow: [hr]' }, 'hr2/a.md', NOBODY, ['NO_ACCESS_RULE']],
    ['an empty nearest allow closes', 'someone emptied it on purpose', { '': 'allow: [everyone]', hr: 'allow: []' }, 'hr/a.md', NOBODY, []],
    ['an empty allow value closes', 'a list being edited', { '': 'allow: [everyone]', hr: 'allow:' }, 'hr/a.md', NOBODY, []],
    ['an unknown allow grants nothing', 'a typo must not open', { '': 'allow: [hrr, wang]' }, 'a.md', { allow: ['user:wang'], deny: [] }, ['NAME_UNKNOWN']],
    ['an unknown deny hides', 'a typo must not lift a denial', { '': 'allow: [everyone]\ndeny: [interns]' }, 'a.md', NOBODY, ['NAME_UNKNOWN']],
    ['an ambiguous deny hides', 'which of the two is a guess', { '': 'allow: [everyone]\ndeny: [twin]' }, 'a.md', NOBODY, ['NAME_AMBIGUOUS']],
    ['an unknown deny above hides below too', 'denies add up', { '': 'deny: [interns]', hr: 'allow: [hr]' }, 'hr/a.md', NOBODY, ['NAME_UNKNOWN']],
    ['a broken file hides its subtree', 'half a rule is none', { '': 'allow: [everyone]', hr: 'allow: [', 'hr/pay': 'allow: [hr]' }, 'hr/pay/a.md', NOBODY, ['ACCESS_FILE_BROKEN']],
    ['a misspelt deny breaks the file', 'dennied people would get in', { '': 'allow: [everyone]\ndney: [wang]' }, 'a.md', NOBODY, ['ACCESS_FILE_BROKEN']],
    ['a doubled key breaks the file', 'the second would win silently', { '': 'allow: [hr]\nallow: [everyone]' }, 'a.md', NOBODY, ['ACCESS_FILE_BROKEN']],
    ['an empty file breaks', 'a truncated write is no rule', { '': '' }, 'a.md', NOBODY, ['ACCESS_FILE_BROKEN']],
    ['a nested list breaks', 'not a name', { '': 'allow: [[hr]]' }, 'a.md', NOBODY, ['ACCESS_FILE_BROKEN']],
  ];
  test.each(cases)('%s (%s)', (_name, _why, files, path, access, codes) => {
    const result = resolveAccess(path, rules(files), resolve);
    expect(result.access).toEqual(access);
    expect(result.problems.map(({ code }) => code)).toEqual(codes);
  });
});
