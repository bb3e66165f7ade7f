import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { logIn, logInCookie } from './harness/logIn';
import { sharedInstance } from './harness/sharedInstance';

const manifest = z.object({ n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }) });
const { n8n } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const credentialUse = z.object({ name: z.string(), testedBy: z.unknown().optional() });
const described = z.array(z.object({ name: z.string(), properties: z.array(z.unknown()).min(1), credentials: z.array(credentialUse).default([]) }));
const versions = n8n.nodes.map((path) => ({ name: `n8n-nodes-private-llm.${typeName(path)}`, version: 1 }));

describe('the packed package in a real n8n', () => {
  test('is installed by npm, with no n8n-workflow beside it whose error classes were not this n8n\'s', () => {
    const nodes = join(sharedInstance().folder, '.n8n', 'nodes');
    expect(readFileSync(join(nodes, 'package.json'), 'utf8')).toContain('n8n-nodes-private-llm-0');
    expect(readdirSync(join(nodes, 'node_modules')).filter((name) => name.startsWith('n8n-'))).toEqual(['n8n-nodes-private-llm']);
  });

  test('brings every workflow along, for those who have nothing but the packed file', () => {
    const packed = join(sharedInstance().folder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-private-llm', 'workflows');
    expect(readdirSync(packed).sort()).toEqual(readdirSync('workflows').filter((name) => name.endsWith('.json')).sort());
  });

  test.each(n8n.nodes.map(typeName))('loads n8n-nodes-private-llm.%s', async (name) => {
    const rest = await logIn();
    const found = described.parse(await rest('POST', '/node-types', { nodeInfos: [{ name: `n8n-nodes-private-llm.${name}`, version: 1 }] }));
    expect(found).toHaveLength(1);
  });

  test.each(n8n.credentials.map(typeName))('offers the credential type %s', async (name) => {
    const response = await fetch(`${sharedInstance().baseUrl}/types/credentials.json`, { headers: { Cookie: await logInCookie() } });
    const types = z.array(z.object({ name: z.string() })).parse(await response.json());
    expect(types.map((type) => type.name)).toContain(name);
  });

  test.each(n8n.credentials.map(typeName))('tests a connection of %s from one of the nodes', async (name) => {
    const nodes = described.parse(await (await logIn())('POST', '/node-types', { nodeInfos: versions }));
    const uses = nodes.flatMap((node) => node.credentials).filter((use) => use.name === name);
    expect(uses.some((use) => use.testedBy)).toBe(true);
  });
});

/** RagQuery.node.js -> ragQuery */
function typeName(path: string): string {
  const name = (path.split('/').at(-1) ?? '').split('.')[0] ?? '';
  return name.charAt(0).toLowerCase() + name.slice(1);
}
