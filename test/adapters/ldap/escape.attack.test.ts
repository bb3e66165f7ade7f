import fc from 'fast-check';
import { FilterParser } from 'ldapts';
import { escapeDn } from '../../../src/adapters/ldap/escapeDn';
import { escapeFilter, LdapFilter } from '../../../src/adapters/ldap/escapeFilter';
import { HOSTILE_NAMES } from './hostileNames';

describe('escapeFilter', () => {
  test.each([
    { why: 'a star would match everyone', value: '*', written: '(uid=\\2a)' },
    { why: 'parentheses would end the condition', value: ')(uid=x', written: '(uid=\\29\\28uid=x)' },
    { why: 'a backslash would escape what follows', value: '\\2a', written: '(uid=\\5c2a)' },
    { why: 'NUL ends a string in C', value: 'a\0b', written: '(uid=a\\00b)' },
    { why: 'names in Chinese stay readable', value: '王', written: '(uid=王)' },
  ])('$why', ({ value, written }) => expect(escapeFilter`(uid=${value})`.text).toBe(written));

  test('leaves a filter within a filter as it is', () => {
    expect(escapeFilter`(&${new LdapFilter('(a=1)')}(b=${'*'}))`.text).toBe('(&(a=1)(b=\\2a))');
  });

  const isPlainEquality = (value: string) => {
    const filter = FilterParser.parseString(escapeFilter`(uid=${value})`.text);
    expect(filter.constructor.name).toBe('EqualityFilter');
    expect((filter as { value?: string }).value).toBe(value.toWellFormed());
  };
  test.each(HOSTILE_NAMES)('%j becomes one condition on its very letters', (name) => isPlainEquality(name));
  test('so does any text', () => fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), isPlainEquality), { numRuns: 1000 }));
});

describe('escapeDn', () => {
  test.each([
    { why: 'a comma would begin the next part', value: 'a,ou=admins', written: 'cn=a\\,ou\\=admins' },
    { why: 'a plus would add an attribute', value: 'a+uid=root', written: 'cn=a\\+uid\\=root' },
    { why: 'a leading space is layout', value: ' a', written: 'cn=\\ a' },
    { why: 'a trailing space is layout', value: 'a ', written: 'cn=a\\ ' },
    { why: 'a space alone is both', value: ' ', written: 'cn=\\ ' },
    { why: 'a number sign begins raw bytes', value: '#04', written: 'cn=\\#04' },
    { why: 'NUL and newline are written as hex', value: 'a\0\nb', written: 'cn=a\\00\\0ab' },
    { why: 'quotes, angles, semicolons and backslashes are special', value: '"<>;\\', written: 'cn=\\"\\<\\>\\;\\\\' },
  ])('$why', ({ value, written }) => expect(escapeDn`cn=${value}`).toBe(written));

  test('any text stays one value, and comes back whole', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => expect(readValue(escapeDn`${value}`)).toBe(value.toWellFormed())), { numRuns: 1000 });
  });
});

/** Reads one RFC 4514 string by its grammar; throws on a character that must not stand bare. */
function readValue(text: string): string {
  return text.replace(/\\([0-9a-f]{2})|\\(.)|([,+"<>;=\0])/gsu, (_, hex: string, char: string, bare: string) => {
    if (bare) throw new Error(`bare ${bare}`);
    return hex ? String.fromCharCode(parseInt(hex, 16)) : char;
  });
}
