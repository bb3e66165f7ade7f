import { createRequire } from 'node:module';
import { join } from 'node:path';

export type Split = (text: string) => Promise<readonly string[]>;

interface Splitter {
  splitText(text: string): Promise<string[]>;
}

interface LangChain {
  readonly RecursiveCharacterTextSplitter: new (options: object) => Splitter;
}

interface TokenNode {
  readonly TokenTextSplitter: new (options: object) => Splitter;
}

const NODE = 'node_modules/@n8n/n8n-nodes-langchain/dist/nodes/text_splitters/TextSplitterTokenSplitter/TokenTextSplitter.js';

/** The splitters of LangChain JS, which n8n's nodes of that name wrap, and n8n's own token splitter, of the n8n that is installed at `host`. */
export function peers(host: string, size: { readonly characters: number; readonly tokens: number }, countTokens: (text: string) => number): { readonly characters: Readonly<Record<string, Split>>; readonly tokens: Readonly<Record<string, Split>> } {
  const require = createRequire(join(host, 'noop.js'));
  const { RecursiveCharacterTextSplitter } = require('@langchain/textsplitters') as LangChain;
  const { TokenTextSplitter } = require(join(host, NODE)) as TokenNode;
  const recursive = (options: object): Split => async (text) => new RecursiveCharacterTextSplitter({ chunkOverlap: 0, ...options }).splitText(text);
  return {
    characters: { 'LangChain recursive': recursive({ chunkSize: size.characters }) },
    tokens: {
      'LangChain recursive, by tokens': recursive({ chunkSize: size.tokens, lengthFunction: countTokens }),
      'n8n Token Splitter': async (text) => new TokenTextSplitter({ encodingName: 'o200k_base', chunkSize: size.tokens, chunkOverlap: 0 }).splitText(text),
    },
  };
}
