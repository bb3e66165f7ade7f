import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const pages = [...readdirSync('docs/guides').map((name) => join('docs/guides', name)), 'deploy/no-prompts-on-disk.env'];
const named = new Set(pages.flatMap((page) => readFileSync(page, 'utf8').match(/\b(?:N8N|EXECUTIONS|DB|QUEUE)_[A-Z_]+\b/g) ?? []));

/** The compiled files of n8n in which settings are read, all in one text. */
async function readSources(): Promise<string> {
  const { installHost } = (await import(resolve('scripts/host/installHost.mjs'))) as { installHost(): Promise<string> };
  const modules = dirname(dirname(dirname(await installHost())));
  const folders = ['@n8n/config/dist/configs', 'n8n-core/dist', 'n8n/dist/modules/community-packages'].map((folder) => join(modules, folder));
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).map((name) => join(folder, name)));
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

test('this n8n knows every setting that the guides name', async () => {
  const sources = await readSources();
  expect(named.size).toBeGreaterThan(8);
  expect([...named].filter((name) => !sources.includes(`'${name}'`) && !sources.includes(`.${name}`))).toEqual([]);
});
