import { ConfigurationError } from '../errors/ConfigurationError';
import { type Codec, plainCodec } from './Codec';
import { sealingCodec } from './sealingCodec';

const codecs = new Map<string, Codec>();

/** The codec of a credential's key (32 bytes in base64), one for each key; without a key the plain one. */
export function openCodec(key: string | undefined): Codec {
  if (!key) return plainCodec;
  const codec = codecs.get(key) ?? sealingCodec(key);
  codecs.set(key, codec);
  return codec;
}

const MAKE_ANEW = 'Correct the Knowledge Base credential. To change between plain and encrypted, or to another key, rebuild the knowledge base.';

/** The keys of a credential: the one that new knowledge bases get, and, while a rebuild changes it, the one until now (`none`: not encrypted). */
export interface StoreKeys {
  readonly encryptionKey?: string;
  readonly formerEncryptionKey?: string;
}

/** Throws unless the credential's key is the one that the knowledge base was made with; `stored` is its key check, empty for a plain one. */
export function refuseOtherKey(knowledgeBase: string, stored: string, { keyCheck = '' }: Codec): void {
  if (stored === keyCheck) return;
  if (!stored) throw new ConfigurationError('STORE_NOT_ENCRYPTED', `The knowledge base ${knowledgeBase} was made without encryption; the credential has an encryption key.`, MAKE_ANEW);
  if (!keyCheck) throw new ConfigurationError('STORE_ENCRYPTED', `The knowledge base ${knowledgeBase} is encrypted; the credential has no encryption key.`, MAKE_ANEW);
  throw new ConfigurationError('STORE_KEY_WRONG', `The encryption key of the credential is not the one of the knowledge base ${knowledgeBase}.`, MAKE_ANEW);
}

/** The codec of a knowledge base by its key check (empty: plain; undefined: not made yet), from the keys of the credential; none that fits is refused. */
export function chooseCodec(knowledgeBase: string, stored: string | undefined, { encryptionKey, formerEncryptionKey }: StoreKeys): Codec {
  const codec = openCodec(encryptionKey);
  if (stored === undefined || stored === (codec.keyCheck ?? '')) return codec;
  const former = formerEncryptionKey && openCodec(formerEncryptionKey === 'none' ? undefined : formerEncryptionKey);
  if (former && stored === (former.keyCheck ?? '')) return former;
  refuseOtherKey(knowledgeBase, stored, codec);
  return codec;
}
