import { canonicalJson } from '../../src/audit/canonicalJson';
import { CHAIN_START, chainNext } from '../../src/audit/chain';
import { hashLeaf } from '../../src/audit/merkle';
import { hashCiphertext } from '../../src/audit/sealContent';
import { type StoredRecord, verifyRecords } from '../../src/audit/verifyRecords';

const KEY = Buffer.alloc(32, 7);

function log(size: number, key = KEY, mark = ''): StoredRecord[] {
  let chain: Uint8Array = CHAIN_START;
  return Array.from({ length: size }, (_, index) => {
    const ciphertext = `sealed-${index}`;
    const event = canonicalJson({ id: `e${index}`, actor: `a${index}${mark}`, ciphertextHash: hashCiphertext(ciphertext) });
    const leaf = hashLeaf(Buffer.from(event));
    chain = chainNext(key, chain, index, leaf);
    return { index, id: `e${index}`, event, leaf, chain, ciphertext };
  });
}

const at = (records: StoredRecord[], index: number, change: (record: StoredRecord) => StoredRecord) => records.map((one, place) => (place === index ? change(one) : one));
const renumber = (records: StoredRecord[]) => records.map((one, index) => ({ ...one, index }));
const edited = (record: StoredRecord): StoredRecord => ({ ...record, event: record.event.replace('"a', '"b') });

/** What somebody who can write the file, but has no key, could try. */
const attacks: [string, (records: StoredRecord[]) => StoredRecord[], number][] = [
  ['an edited event', (all) => at(all, 3, edited), 3],
  ['an edited event with its leaf hash made anew', (all) => at(all, 3, (one) => ({ ...edited(one), leaf: hashLeaf(Buffer.from(edited(one).event)) })), 3],
  ['a record removed', (all) => all.filter((_, index) => index !== 2), 2],
  ['a record removed and the rest renumbered', (all) => renumber(all.filter((_, index) => index !== 2)), 2],
  ['the first record removed and the rest renumbered', (all) => renumber(all.slice(1)), 0],
  ['a record inserted', (all) => renumber([...all.slice(0, 4), all[1]!, ...all.slice(4)]), 4],
  ['two records in another order', (all) => renumber([...all.slice(0, 2), all[3]!, all[2]!, ...all.slice(4)]), 2],
  ['a record replayed at the end', (all) => renumber([...all, all[5]!]), 6],
  ['two ciphertexts exchanged', (all) => at(at(all, 1, (one) => ({ ...one, ciphertext: 'sealed-2' })), 2, (one) => ({ ...one, ciphertext: 'sealed-1' })), 1],
  ['a ciphertext removed', (all) => at(all, 5, ({ ciphertext: _, ...one }) => one), 5],
  ['a row that bears the id of another', (all) => at(all, 1, (one) => ({ ...one, id: 'e9' })), 1],
  ['the whole chain made anew with another key', () => log(6, Buffer.alloc(32, 8)), 0],
];

describe('verifyRecords', () => {
  test('finds nothing wrong with a whole log, and says what it cannot see', () => {
    expect(verifyRecords(log(6), KEY)).toMatchObject({ ok: true, size: 6, note: expect.stringContaining('cut off at the end') });
  });

  test.each(attacks)('finds %s', (_why, attack, index) => {
    expect(verifyRecords(attack(log(6)), KEY)).toMatchObject({ ok: false, firstBad: { index } });
  });

  test('sees a cut tail only against an outside checkpoint', () => {
    const { size, root } = verifyRecords(log(6), KEY);
    expect(verifyRecords(log(6).slice(0, 4), KEY).ok).toBe(true);
    expect(verifyRecords(log(6).slice(0, 4), KEY, { size, root })).toMatchObject({ ok: false, firstBad: { index: 4 } });
  });

  test('accepts a log that has grown since the checkpoint', () => {
    const { size, root } = verifyRecords(log(4), KEY);
    expect(verifyRecords(log(6), KEY, { size, root }).ok).toBe(true);
  });

  test('finds a log that was rewritten with the right key since the checkpoint', () => {
    const { size, root } = verifyRecords(log(4), KEY);
    expect(verifyRecords(log(4, KEY, 'x'), KEY, { size, root })).toMatchObject({ ok: false });
  });
});
