import { z } from 'zod';
import { hashId } from '../../document/hashId';
import { ConfigurationError } from '../../errors/ConfigurationError';

export const SCHEMA_VERSION = 1;
/** The point that holds what a collection was made with. */
export const META_ID = hashId('schema');

export const collectionMeta = z.object({
  schema: z.number(), model: z.string().optional(), dimensions: z.number().optional(), knowledge_base: z.string().optional(), generation: z.number().optional(),
  key_check: z.string().default(''),
  /** Another one after every write; a collection that was last written by an older version of the package has none. */
  changed: z.string().optional(),
  synced_at: z.string().optional(),
});

/** What a collection was made with; without a model: words only. */
export type CollectionMeta = z.output<typeof collectionMeta>;

/** Throws unless the collection is this knowledge base's and of a version that we know. */
export function refuseOtherMeta({ schema, knowledge_base: owner }: CollectionMeta, name: string): void {
  // The alias of a knowledge base a_1 is spelled like the first collection of a.
  if (owner !== undefined && owner !== name)
    throw new ConfigurationError('STORE_NAME_TAKEN', `The names ${name} and ${owner} cannot both be knowledge bases in one Qdrant: one is spelled like a generation of the other.`, 'Choose a name that does not end in _ and a number.');
  if (schema > SCHEMA_VERSION)
    throw new ConfigurationError('STORE_NEWER', `The knowledge base ${name} in Qdrant has schema version ${schema}; this version of the package knows ${SCHEMA_VERSION}.`, 'Update the package, or index into another knowledge base.');
}
