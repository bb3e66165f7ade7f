import { z } from 'zod';
import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { Generation, Generations } from '../../knowledge/Generations';
import type { KnowledgeStore } from '../../knowledge/KnowledgeStore';
import { refuseAbsent, refuseAnswering } from '../../knowledge/refuseGeneration';
import type { KnowledgeBaseConfiguration } from '../configuration';
import { openQdrantStore } from './openQdrantStore';
import { aliasOf, collectionOf } from './QdrantCollection';
import { type Operation, QdrantConnection } from './QdrantConnection';

type Configuration = Extract<KnowledgeBaseConfiguration, { kind: 'qdrant' }>;

const collections = z.object({ collections: z.array(z.object({ name: z.string() })) });
const aliases = z.object({ aliases: z.array(z.object({ alias_name: z.string(), collection_name: z.string() })) });
const snapshots = z.array(z.object({ name: z.string() }));

/** Collections `kb_<name>_<number>`; the alias `kb_<name>` says which one answers, and is moved in one step of the server. */
class QdrantGenerations implements Generations {
  private readonly name: string;

  constructor(private readonly configuration: Configuration) {
    this.name = checkKnowledgeBaseName(configuration.knowledgeBase);
  }

  list(): Promise<Generation[]> {
    return this.connected(async (connection) => {
      const numberOf = (collection: string) => (collection.startsWith(`${aliasOf(this.name)}_`) ? /^[1-9]\d*$/.exec(collection.slice(aliasOf(this.name).length + 1))?.[0] : undefined);
      const all = await connection.call('list its collections', (api, init) => api.getCollections({}, init), collections, { allowed: [] });
      const answering = await this.answering(connection);
      const numbers = (all?.collections ?? []).flatMap(({ name }) => numberOf(name) ?? []).map(Number);
      return numbers.sort((a, b) => a - b).map((number) => ({ number, answers: collectionOf(this.name, number) === answering }));
    });
  }

  async open(number: number): Promise<KnowledgeStore> {
    return openQdrantStore({ ...this.configuration, generation: number });
  }

  async activate(number: number): Promise<void> {
    refuseAbsent(this.name, await this.list(), number);
    const alias_name = aliasOf(this.name);
    const actions = [{ delete_alias: { alias_name } }, { create_alias: { alias_name, collection_name: collectionOf(this.name, number) } }];
    await this.write(`write to ${alias_name}`, (api, init) => api.updateAliases({ actions }, init));
  }

  async remove(number: number): Promise<void> {
    refuseAnswering(this.name, await this.list(), number);
    const collection_name = collectionOf(this.name, number);
    const kept = await this.connected((connection) => connection.call(`read ${collection_name}`, (api, init) => api.listSnapshots({ collection_name }, init), snapshots));
    for (const { name: snapshot_name } of kept ?? []) await this.write(`write to ${collection_name}`, (api, init) => api.deleteSnapshot({ collection_name, snapshot_name, wait: true }, init), [404]);
    await this.write(`write to ${collection_name}`, (api, init) => api.deleteCollection({ collection_name }, init), [404]);
  }

  private async answering(connection: QdrantConnection): Promise<string | undefined> {
    const all = await connection.call('list its collections', (api, init) => api.getCollectionsAliases({}, init), aliases, { allowed: [] });
    return all?.aliases.find(({ alias_name }) => alias_name === aliasOf(this.name))?.collection_name;
  }

  private async write(purpose: `write to ${string}`, operation: Operation, allowed: readonly number[] = []): Promise<void> {
    await this.connected((connection) => connection.call(purpose, operation, z.unknown(), { allowed }));
  }

  private async connected<T>(use: (connection: QdrantConnection) => Promise<T>): Promise<T> {
    const connection = new QdrantConnection(this.configuration);
    try {
      return await use(connection);
    } finally {
      await connection.close();
    }
  }
}

/** The generations of a knowledge base in Qdrant; nothing is asked before the first call. */
export function openQdrantGenerations(configuration: Configuration): Generations {
  return new QdrantGenerations(configuration);
}
