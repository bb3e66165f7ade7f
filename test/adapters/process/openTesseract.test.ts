import { execFileSync } from 'node:child_process';
import { openTesseract } from '../../../src/adapters/process/openTesseract';
import { runProgram } from '../../../src/adapters/process/runProgram';
import { endProcess } from '../../../src/adapters/process/endProcess';

function isInstalled(): boolean {
  try {
    return execFileSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).includes('eng');
  } catch {
    return false;
  }
}

/** A picture of the letter L, which any OCR reads: thick black strokes on white paper. */
function letterL(): Buffer {
  const [width, height] = [200, 200];
  const isInk = (x: number, y: number) => (x >= 60 && x < 80 && y >= 40 && y < 160) || (y >= 140 && y < 160 && x >= 60 && x < 140);
  const dots = Uint8Array.from({ length: width * height }, (_empty, at) => (isInk(at % width, Math.floor(at / width)) ? 0 : 255));
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), dots]);
}

describe('openTesseract', () => {
  const run = isInstalled() || process.env.REQUIRE_SERVICES === '1' ? test : test.skip;
  run('reads a picture given on standard input', async () => {
    const read = await openTesseract({ milliseconds: 20_000 });
    expect(await read!.read(letterL())).toBeDefined();
  });
});

describe('runProgram', () => {
  test('gives undefined for a program that is not installed', async () => expect(await runProgram('no-such-program-here', [], { milliseconds: 1_000 })).toBeUndefined());
  test('gives what a program prints, from what it is given', async () => expect(String(await runProgram('cat', [], { milliseconds: 5_000, input: Buffer.from('好') }))).toBe('好'));
  test('ends a program that takes too long', async () => expect(runProgram('sleep', ['30'], { milliseconds: 200 })).rejects.toMatchObject({ code: 'PROGRAM_TIMEOUT' }));
  test('says that a program failed', async () => expect(runProgram('false', [], { milliseconds: 5_000 })).rejects.toMatchObject({ code: 'PROGRAM_FAILED' }));
  test('names a program while it runs, so that another thread can end it', async () => {
    const ended: number[] = [];
    const running = runProgram('sleep', ['30'], { milliseconds: 20_000, onStart: (pid) => setTimeout(() => endProcess(pid), 50), onEnd: (pid) => ended.push(pid) });
    await expect(running).rejects.toMatchObject({ code: 'PROGRAM_TIMEOUT' });
    expect(ended).toHaveLength(1);
  });
});
