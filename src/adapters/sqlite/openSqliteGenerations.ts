import { checkKnowledgeBaseName } from '../../knowledge/checkKnowledgeBaseName';
import type { Generations } from '../../knowledge/Generations';
import { refuseAnswering, refuseAbsent } from '../../knowledge/refuseGeneration';
import type { KnowledgeBaseConfiguration } from '../configuration';
import { answeringGeneration, listGenerations, pointTo, removeGeneration } from './generationFiles';
import { openSqliteStore } from './openSqliteStore';

/** The generations of `<folder>/<name>.sqlite`: a file each, and a pointer file that says which one answers. */
export function openSqliteGenerations(configuration: Extract<KnowledgeBaseConfiguration, { kind: 'sqlite' }>): Generations {
  const { folder } = configuration;
  const name = checkKnowledgeBaseName(configuration.knowledgeBase);
  const list = async () => {
    const answering = answeringGeneration(folder, name);
    return listGenerations(folder, name).map((number) => ({ number, answers: number === answering }));
  };
  return {
    list,
    open: async (generation) => openSqliteStore({ ...configuration, generation }),
    activate: async (number) => {
      refuseAbsent(name, await list(), number);
      pointTo(folder, name, number);
    },
    remove: async (number) => {
      refuseAnswering(name, await list(), number);
      removeGeneration(folder, name, number);
    },
  };
}
