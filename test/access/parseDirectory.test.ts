import { parseDirectory } from '../../src/access/parseDirectory';

const people = (...ids: string[]) => `people:\n${ids.map((id) => `  - { id: ${id}, name: ${id} }\n`).join('')}`;
const groups = (entries: Record<string, string[]>) => `groups:\n${Object.entries(entries).map(([id, members]) => `  - { id: ${id}, members: [${members.join(', ')}] }\n`).join('')}`;

describe('parseDirectory', () => {
  const closures: [name: string, why: string, text: string, expected: string[]][] = [
    ['finds direct groups', 'the plain case', people('wang') + groups({ hr: ['wang'] }), ['group:hr']],
    ['finds groups of groups', 'nesting is transitive', people('wang') + groups({ all: ['office'], office: ['hr'], hr: ['wang'] }), ['group:all', 'group:hr', 'group:office']],
    ['ends on groups that contain each other', 'a circle must not hang the login', people('wang') + groups({ a: ['b', 'wang'], b: ['a'] }), ['group:a', 'group:b']],
    ['takes prefixed members', 'a prefix settles a shared name', people('wang', 'hr') + groups({ hr: ['user:wang'], top: ['group:hr'] }), ['group:hr', 'group:top']],
    ['leaves others out', 'membership is stated, never assumed', people('wang', 'lin') + groups({ hr: ['lin'] }), []],
    ['works without groups', 'a small office has none', people('wang'), []],
  ];
  test.each(closures)('%s (%s)', (_name, _why, text, expected) => expect(parseDirectory(text).people.get('user:wang')?.groups).toEqual(expected));

  const broken: [name: string, text: string, message: string][] = [
    ['two people with one id', people('wang', 'wang'), 'two people have the id wang'],
    ['two groups with one id', people('wang') + 'groups:\n  - { id: hr }\n  - { id: hr }\n', 'two groups have the id hr'],
    ['one login for two people', 'people:\n  - { id: a, logins: [{ issuer: i, subject: s }] }\n  - { id: b, logins: [{ issuer: i, subject: s }] }\n', 's at i is given twice'],
    ['an unknown member', people('wang') + groups({ hr: ['wnag'] }), 'member wnag of group hr is not in it'],
    ['an ambiguous member', people('wang', 'hr') + groups({ hr: ['wang'], top: ['hr'] }), 'both a person and a group'],
    ['everyone as a member', people('wang') + groups({ hr: ['everyone'] }), 'everyone of group hr is no member'],
    ['a misspelt key', 'people:\n  - { id: wang, disable: true }\n', 'disable'],
    ['the reserved issuer', 'people:\n  - { id: wang, logins: [{ issuer: directory, subject: wang }] }\n', 'reserved issuer'],
    ['an id that looks like a prefix', people('"user:a:b"'), 'usable id'],
    ['no people', 'groups: []\n', 'people'],
    ['no YAML', 'people: [', 'directory.yaml cannot be used'],
  ];
  test.each(broken)('refuses %s', (_name, text, message) => expect(() => parseDirectory(text)).toThrow(message));

  const directory = parseDirectory('people:\n  - { id: 0123, disabled: true, logins: [{ issuer: i, subject: S }] }\n  - { id: hr }\ngroups:\n  - { id: hr, members: [0123] }\n  - { id: 研發, members: [] }\n');
  const names: [name: string, why: string, expected: string][] = [
    ['0123', 'an employee number keeps its zero', 'user:0123'],
    ['研發', 'a group in Chinese', 'group:研發'],
    ['hr', 'a person and a group', 'ambiguous'],
    ['user:hr', 'the prefix settles it', 'user:hr'],
    ['group:hr', 'the prefix settles it', 'group:hr'],
    ['user:nobody', 'a prefix proves nothing', 'unknown'],
    ['everyone', 'any authenticated person', 'everyone'],
    ['HR', 'names are compared exactly', 'unknown'],
  ];
  test.each(names)('resolves %s (%s)', (name, _why, expected) => expect(directory.resolveName(name)).toBe(expected));
  test('reads disabled and finds logins exactly', () => {
    expect(directory.byLogin('i', 'S')).toMatchObject({ id: 'user:0123', disabled: true });
    expect(directory.byLogin('i', 's')).toBeUndefined();
  });
});
