import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tokenizer } from '../../chunking/Tokenizer';
import { ConfigurationError } from '../../errors/ConfigurationError';
import { BytePairs } from './BytePairs';
import { readVocabulary, type VocabularyName } from './readVocabulary';

/** One of the package, or a tokenizer.json as Hugging Face's models have it. */
export type TokenizerChoice = { readonly kind: VocabularyName } | { readonly kind: 'file'; readonly path: string };

const MOST_BYTES = 100 * 1024 * 1024;
const open = new Map<string, Promise<Tokenizer>>();

/** Opens a tokenizer once in the life of the process; a file that has changed is opened anew. Its name holds its version: for a file, that of its content. */
export async function openTokenizer(choice: TokenizerChoice): Promise<Tokenizer> {
  const key = choice.kind === 'file' ? `${choice.path}\0${await versionOf(choice.path)}` : choice.kind;
  const opened = open.get(key) ?? (choice.kind === 'file' ? openFile(choice.path) : openNamed(choice.kind));
  open.set(key, opened);
  opened.catch(() => open.delete(key));
  return opened;
}

async function openNamed(name: VocabularyName): Promise<Tokenizer> {
  const pairs = new BytePairs(readVocabulary(name));
  return { name, count: (text) => pairs.count(text) };
}

async function versionOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path).catch((cause: unknown) => refuse(path, 'cannot be read', cause));
  return size > MOST_BYTES ? refuse(path, `has ${size} bytes, at most ${MOST_BYTES} are read`) : `${size} ${mtimeMs}`;
}

async function openFile(path: string): Promise<Tokenizer> {
  const bytes = await readFile(path).catch((cause: unknown) => refuse(path, 'cannot be read', cause));
  const settings = await readFile(join(dirname(path), 'tokenizer_config.json'), 'utf8').catch(() => '{}');
  const { Tokenizer: HuggingFace } = await import('@huggingface/tokenizers');
  try {
    const tokenizer = new HuggingFace(JSON.parse(bytes.toString('utf8')) as object, JSON.parse(settings) as object);
    const count = (text: string) => tokenizer.encode(text).ids.length;
    count('試 test');
    return { name: `tokenizer.json ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`, count };
  } catch (cause) {
    return refuse(path, 'is no tokenizer.json that can be used', cause);
  }
}

function refuse(path: string, why: string, cause?: unknown): never {
  throw new ConfigurationError('TOKENIZER_UNREADABLE', `The tokenizer file ${path} ${why}.`, 'Name the tokenizer.json from the folder of the embedding model, in a folder that n8n may read.', { cause });
}
