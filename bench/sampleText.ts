import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sample company's Markdown over and over, as long as asked (UTF-16 units). */
export function sampleText(length: number): string {
  const files = readdirSync('sample/documents', { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.md'));
  const once = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n\n');
  return once.repeat(Math.ceil(length / once.length)).slice(0, length);
}
