import type { DatabaseSync } from 'node:sqlite';
import type { Document } from '../../document/Document';
import { metadataMarks } from '../../knowledge/metadataMarks';
import { tokenize } from '../../knowledge/tokenize';
import { quantize } from './quantize';
import type { Migration } from './SqliteModule';

/** Chunk keys are document key * CHUNKS_PER_DOCUMENT + index: a key names its document and its neighbours without a look-up. */
export const CHUNKS_PER_DOCUMENT = 2 ** 20;

/**
 * `acl` repeats each document's rule row by row, for the access condition of a search; `documents.access` is the rule as it was given.
 * `words` holds the tokens of `tokenize` (no text: contentless), `vectors` unit vectors of float32 in the machine's byte order.
 */
const FIRST = `
  CREATE TABLE embedding (one INTEGER PRIMARY KEY CHECK (one = 1), model TEXT, dimensions INTEGER) STRICT;
  CREATE TABLE documents (
    key INTEGER PRIMARY KEY, tenant TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, path TEXT NOT NULL, source_json TEXT NOT NULL,
    title TEXT NOT NULL, content_hash TEXT NOT NULL, category TEXT NOT NULL, language TEXT, metadata TEXT NOT NULL, access TEXT NOT NULL,
    stale INTEGER NOT NULL DEFAULT 0, chunks INTEGER NOT NULL, UNIQUE (tenant, id)) STRICT;
  CREATE INDEX documents_of_source ON documents (tenant, source, id);
  CREATE TABLE totals (one INTEGER PRIMARY KEY CHECK (one = 1), chunks INTEGER NOT NULL) STRICT;
  INSERT INTO totals VALUES (1, 0);
  CREATE TRIGGER chunks_added AFTER INSERT ON documents BEGIN UPDATE totals SET chunks = chunks + new.chunks; END;
  CREATE TRIGGER chunks_changed AFTER UPDATE OF chunks ON documents BEGIN UPDATE totals SET chunks = chunks + new.chunks - old.chunks; END;
  CREATE TRIGGER chunks_gone AFTER DELETE ON documents BEGIN UPDATE totals SET chunks = chunks - old.chunks; END;
  CREATE TABLE acl (
    principal TEXT NOT NULL, allow INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (principal, allow, document)) STRICT, WITHOUT ROWID;
  CREATE INDEX acl_of_document ON acl (document, allow, principal);
  CREATE TABLE chunks (key INTEGER PRIMARY KEY, id TEXT NOT NULL, text TEXT NOT NULL, context TEXT NOT NULL, place TEXT NOT NULL) STRICT;
  CREATE TABLE vectors (key INTEGER PRIMARY KEY, vector BLOB NOT NULL) STRICT;
  CREATE VIRTUAL TABLE words USING fts5 (text, context, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'");
  CREATE VIRTUAL TABLE terms USING fts5vocab (words, 'row');`;

/** The words of every chunk again: what `tokenize` gives for a text has changed, and old tokens would not meet new questions. */
function indexWordsAgain(db: DatabaseSync): void {
  db.exec("INSERT INTO words (words) VALUES ('delete-all')");
  const insert = db.prepare('INSERT INTO words (rowid, text, context) VALUES (?, ?, ?)');
  for (const { key, text, context } of db.prepare('SELECT key, text, context FROM chunks').iterate())
    insert.run(Number(key), tokenize(String(text)).join(' '), tokenize(String(context)).join(' '));
}

/**
 * `codes` holds the vectors once more as int8 (value = code * scale), `changes` each document's last change in order, for what is kept in memory;
 * `sealing` whether texts are sealed, by the check of their key (empty: plain); `characters`, of a sealed store only, the characters of unspaced
 * scripts, since a keyed token has no beginning to be looked up by.
 */
const THIRD = `
  CREATE TABLE codes (key INTEGER PRIMARY KEY, code BLOB NOT NULL, scale REAL NOT NULL) STRICT;
  CREATE TABLE changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL UNIQUE) STRICT;
  INSERT INTO changes (document) SELECT key FROM documents;
  CREATE TABLE sealing (one INTEGER PRIMARY KEY CHECK (one = 1), key_check TEXT NOT NULL) STRICT;
  INSERT INTO sealing SELECT 1, '' FROM documents LIMIT 1;
  ALTER TABLE documents ADD COLUMN marks TEXT NOT NULL DEFAULT '[]';
  CREATE VIRTUAL TABLE characters USING fts5 (tokens, content = '', contentless_delete = 1, detail = none);`;

function addCodesAndMarks(db: DatabaseSync): void {
  db.exec(THIRD);
  const code = db.prepare('INSERT INTO codes (key, code, scale) VALUES (?, ?, ?)');
  for (const { key, vector } of db.prepare('SELECT key, vector FROM vectors').iterate()) {
    const { codes, scale } = quantize(new Float32Array((vector as Uint8Array).slice().buffer));
    code.run(Number(key), new Uint8Array(codes.buffer), scale);
  }
  const mark = db.prepare('UPDATE documents SET marks = ? WHERE key = ?');
  for (const { key, metadata } of db.prepare('SELECT key, metadata FROM documents').all())
    mark.run(JSON.stringify(metadataMarks(JSON.parse(String(metadata)) as Document['metadata'])), Number(key));
}

/** Tells this file from another one of the same name, whose changes are numbered from 1 too. */
const FOURTH = `
  CREATE TABLE identity (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL) STRICT;
  INSERT INTO identity VALUES (1, lower(hex(randomblob(16))));`;

/** What is remembered beside the documents: `synced`, the time of the last run. */
const FIFTH = 'CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;';

export const migrations: readonly Migration[] = [(db) => db.exec(FIRST), indexWordsAgain, addCodesAndMarks, (db) => db.exec(FOURTH), (db) => db.exec(FIFTH)];
