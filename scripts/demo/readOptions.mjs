import { parseArgs } from 'node:util';
import { fromUser } from '../bootstrap/folders.mjs';
import { StepFailed } from '../bootstrap/StepFailed.mjs';

export const USAGE = `npm start                      the sample company, in an n8n that stays
npm start -- --check           the same in a temporary n8n; ends with 0 or 1
npm start -- --folder DIR      your own folder of documents; you ask on the terminal
npm start -- --company DIR     another company: documents/, directory.yaml, questions.json
             --use-models      use the model servers found on this machine without asking`;

const OPTIONS = {
  check: { type: 'boolean', default: false },
  'use-models': { type: 'boolean', default: false },
  folder: { type: 'string' },
  company: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
};

/** The command line of npm start as `{check, useModels, folder?, company?, help}`; a wrong one is a StepFailed that shows the usage. */
export function readOptions(argv) {
  const { values } = parse(argv);
  if (values.folder && values.company) throw new StepFailed('--folder and --company exclude each other.', USAGE);
  const path = (value) => value && fromUser(value);
  return { check: values.check, useModels: values['use-models'], folder: path(values.folder), company: path(values.company), help: values.help };
}

function parse(argv) {
  try {
    return parseArgs({ args: argv, options: OPTIONS });
  } catch (error) {
    throw new StepFailed(error.message, USAGE);
  }
}
