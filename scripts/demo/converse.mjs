import { createInterface } from 'node:readline';
import { say } from '../bootstrap/step.mjs';
import { ask } from '../instance/companyCalls.mjs';
import { describePlace } from './describePlace.mjs';
import { documentPaths } from './documentPaths.mjs';
import { wrap } from './wrap.mjs';

/** Reads questions, one a line, from standard input and prints the answer to each with its sources, until the input ends. */
export async function converse(instance, company, width) {
  const pathOf = await documentPaths(company.documents, 'company');
  const [person] = company.people.values();
  const lines = createInterface({ input: process.stdin, output: process.stderr, prompt: '\nYour question> ' });
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  lines.prompt();
  for await (const line of lines) {
    if (line.trim()) console.log(await reply(instance, person, line.trim(), pathOf, width).catch((error) => error.message));
    lines.prompt();
  }
  say('');
}

async function reply(instance, person, question, pathOf, width) {
  const { text, citations = [] } = await ask(instance, person, question);
  const sources = citations.map(({ n, documentId, place }) => `  [${n}] ${pathOf(documentId)}${describePlace(place) && `: ${describePlace(place)}`}`);
  return [text, ...sources].flatMap((each) => wrap(each, width)).join('\n');
}
