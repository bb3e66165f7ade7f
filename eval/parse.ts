import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { connectVision, openParser, type VisionModel } from '../src/adapters/connect';
import { readWithin } from '../src/adapters/file/readWithin';
import { walkFolder } from '../src/adapters/file/walkFolder';
import type { ListedFile } from '../src/document/FileSource';
import type { Document, FailedDocument } from '../src/document/Document';
import { tooLarge } from '../src/document/tooLarge';
import { toFailedDocument } from '../src/document/toFailedDocument';
import { InvalidInput } from '../src/errors/InvalidInput';
import { watchProcess } from './parse/watchProcess';
import { describeParsed, type ParsedFigures } from './parse/describeParsed';
import type { Suite } from './main';

const MAX_BYTES = 50 * 1024 * 1024;
const NO_ONE = { allow: [], deny: [] };

/** Reads every file of a folder as Document Ingest does and writes `OUT/<path>.md` for each document, the members of a container below `OUT/<path>/`. */
export const parse: Suite = async ({ options, print }) => {
  const [data, out] = [options.get('data'), options.get('out')];
  if (!data || !out) throw new InvalidInput('NO_DATA', 'A folder to read and one to write to are needed.', 'Run: npm run eval -- parse DIR --out OUT');
  const root = await realpath(resolve(data));
  const { files, problems } = await walkFolder(root);
  const parser = openParser({ timeoutMilliseconds: Number(options.get('seconds') ?? 60) * 1000, ocr: options.get('ocr') === 'off' ? 'off' : 'auto', vision: await openVision(options) });
  const figures: ParsedFigures[] = [];
  const watch = watchProcess();
  try {
    for (const file of files) {
      const started = performance.now();
      const read = await readOne(root, file, parser);
      const shared = (performance.now() - started) / read.length;
      for (const one of read) {
        if (!('error' in one)) await write(resolve(out), one);
        figures.push(describeParsed(one, shared));
        print(line(figures.at(-1)!));
      }
    }
  } finally {
    await parser.close();
  }
  for (const { path, message } of problems) print(`${path}: ${message}`);
  return { ...watch.end(), failed: figures.filter(({ error }) => error).length, files: figures };
};

/** `--vision MODEL --base-url URL [--api-key-file FILE] [--leave-out]`: pictures and scanned pages are read by that model. */
async function openVision(options: ReadonlyMap<string, string>): Promise<VisionModel | undefined> {
  const [model, baseUrl, keyFile] = [options.get('vision'), options.get('base-url'), options.get('api-key-file')];
  if (!model) return undefined;
  if (!baseUrl) throw new InvalidInput('NO_SERVER', `It is not said where the vision model ${model} runs.`, 'Add --base-url http://HOST:PORT/v1.');
  const apiKey = keyFile && (await readFile(keyFile, 'utf8')).trim();
  return connectVision({ baseUrl, allowedModels: [model], ...(apiKey && { apiKey }) }, { model, onFailure: options.has('leave-out') ? 'leaveOut' : 'fail' });
}

async function readOne(root: string, { path, size, modifiedAt }: ListedFile, parser: ReturnType<typeof openParser>): Promise<(Document | FailedDocument)[]> {
  const source = { id: 'eval', path, size, modifiedAt };
  try {
    if (size !== undefined && size > MAX_BYTES) throw tooLarge(path, size, MAX_BYTES);
    return await parser.read(await readWithin(root, path, MAX_BYTES), { tenant: 'default', source, access: NO_ONE });
  } catch (error) {
    return [toFailedDocument('default', source, error)];
  }
}

async function write(out: string, { source, markdown }: Document): Promise<void> {
  const target = join(out, `${source.path}.md`);
  if (!target.startsWith(join(out, '/'))) throw new InvalidInput('NAME_UNSAFE', 'A member of a container would be written outside of OUT.', 'Report this.');
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, markdown);
}

function line({ path, type, encoding, encodingConfidence, characters, pages, warnings, ms, error }: ParsedFigures): string {
  if (error) return `${path}: FAILED ${error.code}: ${error.message} ${error.todo}`;
  const facts = [type, encoding && (encodingConfidence === undefined ? encoding : `${encoding} (${encodingConfidence})`), `${characters} characters`, pages && `${pages} pages`, `${ms} ms`, ...warnings.map(({ code, message }) => `${code}: ${message}`)];
  return `${path}: ${facts.filter(Boolean).join(', ')}`;
}
