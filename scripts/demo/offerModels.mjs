import { say } from '../bootstrap/step.mjs';
import { askYesNo } from './askYesNo.mjs';
import { findModels } from './findModels.mjs';

/**
 * The model servers to use, `{chat?, embeddings?}`: none unless the user says yes, on the terminal or by --use-models,
 * since the answers change with them and whatever listens on such a port would get the documents' text.
 */
export async function offerModels({ useModels, check }) {
  const found = await findModels();
  const named = Object.entries(found).filter(([, server]) => server);
  if (named.length === 0) {
    say('No model server answers on the usual ports: answers are quotes from the documents, search is by words.');
    return {};
  }
  const chosen = {};
  for (const [kind, server] of named) if (await agreed(kind, server, { useModels, check })) chosen[kind] = server;
  return chosen;
}

const PURPOSE = { chat: 'write answers', embeddings: 'search by meaning' };

async function agreed(kind, { name, baseUrl, model }, { useModels, check }) {
  const what = `${model} (${name}, ${baseUrl}) to ${PURPOSE[kind]}`;
  if (useModels) say(`Using ${what}.`);
  else if (!check && process.stdin.isTTY) return askYesNo(`Use ${what}?`);
  else say(`Found ${what}; not used. Add --use-models to use it.`);
  return useModels;
}
