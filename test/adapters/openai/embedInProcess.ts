import { openAiEmbeddings } from '../../../src/adapters/openai/openAiEmbeddings';
import type { PrivateLlmError } from '../../../src/errors/PrivateLlmError';

/** A process of its own, because jest's own realm hides the kinds of the errors that fetch throws. Prints the error. */
async function main(baseUrl = ''): Promise<void> {
  await openAiEmbeddings({ baseUrl, model: 'bge-m3', timeout: 100, retries: 0 }).embed(['a']).catch((error: PrivateLlmError) => {
    process.stdout.write(JSON.stringify({ code: error.code, message: error.message }));
  });
}

void main(process.argv[2]);
