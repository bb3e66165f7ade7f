import type { PictureReader } from '../../document/pictures/PictureReader';
import { runProgram, type ProgramRun } from './runProgram';

/** Traditional Chinese before English, and what else is installed of these. */
const LANGUAGES = ['chi_tra', 'chi_sim', 'jpn', 'eng'];
const DOTS_PER_INCH = 250;
const SPACE_BETWEEN_WIDE = /(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]+(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])/g;

/** Tesseract as a reader of pictures, or undefined where it or its Chinese and English data are not installed. One thread a picture. */
export async function openTesseract(run: Pick<ProgramRun, 'milliseconds' | 'onStart' | 'onEnd'>): Promise<PictureReader | undefined> {
  const listed = await runProgram('tesseract', ['--list-langs'], { ...run, milliseconds: 10_000 }).catch(() => undefined);
  const installed = listed?.toString().split('\n') ?? [];
  const wanted = ['chi_tra', 'eng'].filter((language) => installed.includes(language));
  const languages = wanted.length ? wanted : LANGUAGES.filter((language) => installed.includes(language));
  if (!languages.length) return undefined;
  const read = async (image: Uint8Array) => {
    const text = await runProgram('tesseract', ['stdin', 'stdout', '-l', languages.join('+'), '--psm', '3'], { ...run, input: image, env: { OMP_THREAD_LIMIT: '1' } });
    return (text?.toString() ?? '').replace(/\f/g, '\n').replace(SPACE_BETWEEN_WIDE, '');
  };
  return { by: 'tesseract', gives: 'lines', page: { file: 'pgm', dotsPerInch: DOTS_PER_INCH }, atOnce: 1, onFailure: 'fail', read };
}
