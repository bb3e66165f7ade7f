import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A generation's file. The first one has the plain name; a knowledge base's name holds no point, so none is another's. */
export function generationPath(folder: string, knowledgeBase: string, generation: number): string {
  return join(folder, generation === 1 ? `${knowledgeBase}.sqlite` : `${knowledgeBase}.${generation}.sqlite`);
}

const pointerPath = (folder: string, knowledgeBase: string) => join(folder, `${knowledgeBase}.generation`);

/** The generation that answers: what the pointer file says, the first where there is none. */
export function answeringGeneration(folder: string, knowledgeBase: string): number {
  try {
    const number = Number(readFileSync(pointerPath(folder, knowledgeBase), 'utf8').trim());
    return Number.isSafeInteger(number) && number > 0 ? number : 1;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 1;
    throw error;
  }
}

/** Switches for every later opening by any process: a rename is all or nothing. */
export function pointTo(folder: string, knowledgeBase: string, generation: number): void {
  const pointer = pointerPath(folder, knowledgeBase);
  const unfinished = `${pointer}.${process.pid}`;
  writeFileSync(unfinished, `${generation}\n`, { mode: 0o600, flush: true });
  renameSync(unfinished, pointer);
}

/** The numbers of the generations that have a file, ascending. */
export function listGenerations(folder: string, knowledgeBase: string): number[] {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const numbers = names.flatMap((name) => {
    if (name === `${knowledgeBase}.sqlite`) return [1];
    const [base, number, ending, ...more] = name.split('.');
    return base === knowledgeBase && ending === 'sqlite' && more.length === 0 && /^[1-9]\d{0,8}$/.test(number ?? '') ? [Number(number)] : [];
  });
  return numbers.sort((a, b) => a - b);
}

/** Deletes a generation's file with SQLite's own files beside it. */
export function removeGeneration(folder: string, knowledgeBase: string, generation: number): void {
  const path = generationPath(folder, knowledgeBase, generation);
  for (const ending of ['-wal', '-shm', '']) rmSync(`${path}${ending}`, { force: true });
}
