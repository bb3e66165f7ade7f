import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Rest } from './restOf';

const manifest = z.object({ n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }) });
const { n8n } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const named = z.array(z.object({ name: z.string() }));

/** `dist/nodes/RagQuery/RagQuery.node.js` -> `ragQuery` */
const nameOf = (path: string) => (path.split('/').at(-1)?.split('.')[0] ?? '').replace(/^./, (first) => first.toLowerCase());

/** The names of our credential types, and of our node types as workflows carry them. */
export const ourTypes = { nodes: n8n.nodes.map((path) => `n8n-nodes-private-llm.${nameOf(path)}`), credentials: n8n.credentials.map(nameOf) };

/** Which of our node types and credential types an n8n offers now. */
export async function offeredTypes({ baseUrl, cookie, rest }: { baseUrl: string; cookie: string; rest: Rest }): Promise<{ nodes: string[]; credentials: string[] }> {
  const described = named.parse(await rest('POST', '/node-types', { nodeInfos: ourTypes.nodes.map((name) => ({ name, version: 1 })) }).catch(() => []));
  const response = await fetch(`${baseUrl}/types/credentials.json`, { headers: { Cookie: cookie } });
  const credentials = named.parse(await response.json()).map(({ name }) => name);
  return {
    nodes: described.map(({ name }) => (name.includes('.') ? name : `n8n-nodes-private-llm.${name}`)),
    credentials: ourTypes.credentials.filter((name) => credentials.includes(name)),
  };
}
