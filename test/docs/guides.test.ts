import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const pages = ['README.md', 'docs/dependencies.md', ...readdirSync('docs/guides').map((name) => join('docs/guides', name))];
const read = (path: string) => readFileSync(path, 'utf8');

/** As GitHub makes them: lower case, without signs, blanks as hyphens. */
const anchors = (page: string) => [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
const linksOf = (page: string) => [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, path = '', anchor]) => ({ path, anchor }));

test.each(pages)('every link of %s leads to a file and a heading that are there', (page) => {
  const broken = linksOf(page).filter(({ path, anchor }) => {
    const target = path ? join(dirname(page), path) : page;
    return !existsSync(target) || (anchor !== undefined && !anchors(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test.each(pages.filter((page) => page.startsWith('docs/')))('%s says in Chinese what it is about, and the README leads to it', (page) => {
  expect(read(page).split('\n').slice(0, 3).join('\n')).toMatch(/\p{Script=Han}{4}/u);
  expect(read('README.md')).toContain(`](${page})`);
});

test('the "docs" link of each credential leads to a heading of the README', () => {
  const files = readdirSync('credentials').filter((name) => name.endsWith('.ts'));
  const targets = files.map((name) => /documentationUrl = '[^'#]+#([^']+)'/.exec(read(join('credentials', name)))?.[1] ?? name);
  expect(targets.filter((anchor) => !anchors('README.md').includes(anchor))).toEqual([]);
});
