import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describeWith } from '../fixtures/describeWith';
import { type InterceptingProxy, interceptingProxy } from '../fixtures/servers/interceptingProxy';
import { type ScriptedNpmRegistry, scriptedNpmRegistry } from '../fixtures/servers/scriptedNpmRegistry';
import { offeredTypes, ourTypes } from './harness/ourTypes';
import { dependencyVersions, packedVersion } from './harness/packedVersions';
import { type CleanInstance, startCleanInstance } from './harness/startCleanInstance';
import { tryOurNodes } from './harness/tryOurNodes';

const NAME = 'n8n-nodes-private-llm';
/** An n8n without an Enterprise licence asks no registry but this one. */
const REGISTRY = 'registry.npmjs.org';

/**
 * As the editor's Settings > Community nodes does, in an n8n that has never seen this package. The registry is one on loopback, which a proxy
 * puts in the place of the public one: a registry of one's own is a licensed feature of n8n.
 */
describeWith('openssl')('the packed package through the community nodes screen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  let registry: ScriptedNpmRegistry;
  let proxy: InterceptingProxy;
  let n8n: CleanInstance;

  beforeAll(async () => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { stdio: 'ignore' });
    const [file = ''] = readdirSync(folder);
    registry = scriptedNpmRegistry(`https://${REGISTRY}`, [...dependencyVersions(), packedVersion(join(folder, file))]);
    proxy = await interceptingProxy(REGISTRY, registry.handle);
    // The npm that n8n calls runs under the Node of n8n, not under an older one of this machine, which trusts no such certificate.
    const path = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
    const trusting = { PATH: path, HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: proxy.certificateFile, npm_config_cache: join(folder, 'cache') };
    n8n = await startCleanInstance(trusting);
  }, 240_000);

  afterAll(async () => {
    await n8n?.stop();
    await proxy?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('there is nothing of it before', async () => {
    expect(await offeredTypes(n8n)).toEqual({ nodes: [], credentials: [] });
  });

  test('it installs by its name, with all nodes and credentials, and without a second n8n-workflow', async () => {
    const installed = await n8n.rest('POST', '/community-packages', { name: NAME }).catch((error: unknown) => ({ error: String(error), missing: registry.missing }));
    expect(installed).toMatchObject({ packageName: NAME, installedNodes: expect.arrayContaining(ourTypes.nodes.map((type) => expect.objectContaining({ type }))) });
    expect(await offeredTypes(n8n)).toEqual(ourTypes);
    const inside = readdirSync(join(n8n.folder, '.n8n', 'nodes', 'node_modules', NAME, 'node_modules'));
    expect(inside.filter((name) => name.startsWith('n8n-'))).toEqual([]);
  }, 240_000);

  test('a workflow of its nodes runs', async () => {
    expect(await tryOurNodes(n8n.rest)).toMatchObject({ status: 'success', added: 1, answer: { status: 'answered' }, audit: true });
  });

  test('it asked the registry for packages only, and nobody else for anything that it got', () => {
    expect(registry.requests.filter((line) => !/^GET \/(?:@[\w.-]+%2f|@[\w.-]+\/)?[\w.-]+(?:\/(?:-\/[\w.-]+\.tgz|[\w.-]+))?$/i.test(line))).toEqual([]);
    expect(proxy.asked).toContain(`${REGISTRY}:443`);
  });

  test('it is gone after it is uninstalled', async () => {
    await n8n.rest('DELETE', `/community-packages?name=${NAME}`);
    expect(await offeredTypes(n8n)).toEqual({ nodes: [], credentials: [] });
  });
});
