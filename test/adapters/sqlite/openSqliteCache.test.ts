import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteCache } from '../../../src/adapters/sqlite/openSqliteCache';
import { cacheContract } from '../../contract/cache';

const folder = mkdtempSync(join(tmpdir(), 'sqlite-cache-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let now = Date.parse('2026-01-05T08:00:00Z');
cacheContract('SQLite', async (knowledgeBase) => openSqliteCache(folder, knowledgeBase, () => now), async (seconds) => void (now += seconds * 1000));
