import { checkKnowledgeBaseName } from '../../src/knowledge/checkKnowledgeBaseName';

test.each(['company', 'a', '0', 'hr-2026_v2', 'a'.repeat(48)])('%s is a name', (name) => {
  expect(checkKnowledgeBaseName(name)).toBe(name);
});

test.each([
  { name: '', why: 'empty' },
  { name: '../audit', why: 'climbs out of the folder' },
  { name: 'a/b', why: 'a folder' },
  { name: 'a\\b', why: 'a folder on Windows' },
  { name: '.hidden', why: 'begins with a dot' },
  { name: '-rf', why: 'looks like an option' },
  { name: 'Company', why: 'two names that differ in case are one file on some disks' },
  { name: 'a\n', why: 'a line end that a careless pattern lets pass' },
  { name: 'a\0b', why: 'cuts a C string' },
  { name: 'company.sqlite-wal', why: "SQLite's own journal" },
  { name: 'audit', why: "the audit log's own file" },
  { name: 'a'.repeat(49), why: 'too long' },
  { name: '公司', why: 'normalises differently on different disks' },
])('%j is refused: $why', ({ name }) => {
  expect(() => checkKnowledgeBaseName(name)).toThrow('is not a name of a knowledge base');
});
