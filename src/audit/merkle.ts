import { createHash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The leaf hash of RFC 6962 section 2.1: SHA-256(0x00 || entry). */
export function hashLeaf(entry: Uint8Array): Buffer {
  return sha256(LEAF, entry);
}

/** Builds the Merkle tree hash of RFC 6962 section 2.1 leaf by leaf, holding one hash per level. */
export class MerkleTree {
  private readonly subtrees: { size: number; hash: Buffer }[] = [];

  /** Adds the next leaf, given as its leaf hash. */
  add(leaf: Buffer): void {
    let top = { size: 1, hash: leaf };
    for (let last = this.subtrees.at(-1); last?.size === top.size; last = this.subtrees.at(-1)) {
      this.subtrees.pop();
      top = { size: last.size * 2, hash: sha256(NODE, last.hash, top.hash) };
    }
    this.subtrees.push(top);
  }

  /** The tree hash over all leaves so far; of none it is the hash of the empty string. */
  root(): Buffer {
    const [first, ...rest] = this.subtrees.map(({ hash }) => hash).reverse();
    return first ? rest.reduce((right, left) => sha256(NODE, left, right), first) : sha256();
  }
}
