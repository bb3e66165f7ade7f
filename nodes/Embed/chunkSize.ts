import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { openTokenizer, type TokenizerChoice } from '../../src/adapters/connect';
import { type ChunkOptions, DEFAULT_MAX_CHARACTERS } from '../../src/chunking/chunkDocument';
import { ConfigurationError } from '../../src/errors/ConfigurationError';

const options = z.object({ chunkSize: z.number().default(DEFAULT_MAX_CHARACTERS), chunkSizeIn: z.enum(['characters', 'o200k_base', 'cl100k_base', 'file']).default('characters'), vocabularyFile: z.string().trim().default('') });

export const chunkSizeFields: INodeProperties[] = [
  {
    displayName: 'Chunk Size',
    name: 'chunkSize',
    type: 'number',
    default: 700,
    typeOptions: { minValue: 64, maxValue: 8000 },
    description: 'The most that a chunk may have, in characters unless Chunk Size In says otherwise. A change counts for documents that are new or have changed; Rebuild cuts all of them anew.',
  },
  {
    displayName: 'Chunk Size In',
    name: 'chunkSizeIn',
    type: 'options',
    default: 'characters',
    description: 'What the size is counted in. Tokens count the title and headings that are embedded with a chunk; a document that arrives after a change of the tokenizer is cut anew.',
    options: [
      { name: 'Characters', value: 'characters' },
      { name: 'Tokens of a Tokenizer File', value: 'file', description: 'Of a local model, as Qwen, bge-m3 or Llama, by the tokenizer file in its folder' },
      { name: 'Tokens of Cl100k_base', value: 'cl100k_base', description: 'GPT-4, text-embedding-3' },
      { name: 'Tokens of O200k_base', value: 'o200k_base', description: 'GPT-4o, gpt-oss' },
    ],
  },
  {
    displayName: 'Tokenizer File',
    name: 'vocabularyFile',
    type: 'string',
    default: '',
    placeholder: 'e.g. /data/models/bge-m3/tokenizer.json',
    description: 'The tokenizer file of the embedding model as Hugging Face has it, in a folder that n8n may read. Counts with Tokens of a Tokenizer File.',
  },
];

/** How the form cuts documents; nothing is downloaded for it. */
export async function readChunkSize(context: IExecuteFunctions): Promise<ChunkOptions> {
  const { chunkSize, chunkSizeIn, vocabularyFile } = options.parse(context.getNodeParameter('options', 0));
  if (chunkSizeIn === 'characters') return { maxCharacters: chunkSize };
  const choice: TokenizerChoice = chunkSizeIn === 'file' ? { kind: 'file', path: await allowedFile(context, vocabularyFile) } : { kind: chunkSizeIn };
  return { tokens: { max: chunkSize, tokenizer: await openTokenizer(choice) } };
}

type Resolved = Parameters<IExecuteFunctions['helpers']['isFilePathBlocked']>[0];

async function allowedFile(context: IExecuteFunctions, path: string): Promise<string> {
  if (!path) throw new ConfigurationError('TOKENIZER_UNNAMED', 'No tokenizer file is named.', 'Fill in Tokenizer File, or choose another Chunk Size In.');
  const resolved = await context.helpers.resolvePath(path).catch(() => path as Resolved);
  if (context.helpers.isFilePathBlocked(resolved)) throw new ConfigurationError('FILE_FORBIDDEN', `n8n may not read ${path}.`, 'Put the file into a folder named in N8N_RESTRICT_FILE_ACCESS_TO.');
  return resolved;
}
