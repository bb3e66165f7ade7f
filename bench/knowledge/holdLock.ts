import { DatabaseSync } from 'node:sqlite';

/** A process that takes a file's write lock, says so, and lets it go after so many milliseconds. */
function main(path: string, milliseconds: number): void {
  const db = new DatabaseSync(path);
  db.exec('BEGIN IMMEDIATE');
  process.send?.('held');
  setTimeout(() => {
    db.exec('COMMIT');
    db.close();
    process.disconnect();
  }, milliseconds);
}

if (require.main === module) main(process.argv[2] ?? '', Number(process.argv[3]));
