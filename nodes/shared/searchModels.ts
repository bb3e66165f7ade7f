import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connectChat } from '../../src/adapters/connect';
import { CREDENTIAL } from './connect';
import { toChatConfiguration } from './credentials';

/** The models that the credential's server lists and its allow-list names; the server's address comes from the credential only. */
export async function searchModels(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
  const configuration = toChatConfiguration(await this.getCredentials(CREDENTIAL.model));
  const listed = await (await connectChat(configuration)).listModels();
  const wanted = filter.toLowerCase();
  const shown = listed.filter((model) => configuration.allowedModels.includes(model) && model.toLowerCase().includes(wanted));
  return { results: shown.sort().map((model) => ({ name: model, value: model })) };
}
