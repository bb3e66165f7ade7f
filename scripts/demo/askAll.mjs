import { step } from '../bootstrap/step.mjs';
import { ask } from '../instance/companyCalls.mjs';
import { documentPaths } from './documentPaths.mjs';
import { judgeAnswer } from './judgeAnswer.mjs';

const SOURCE_ID = 'company';

/** Asks each chosen question as its person, one after the other: `{person, expected, answer, sources, problem?}` each; `sources` are citations with their `path`. */
export async function askAll(instance, company, chosen) {
  const pathOf = await documentPaths(company.documents, SOURCE_ID);
  if (chosen.length === 0) return [];
  const people = new Set(chosen.map(({ as }) => as));
  return step('Questions', `${people.size} people ask`, async (report) => {
    const asked = [];
    for (const expected of chosen) {
      const person = company.people.get(expected.as);
      report(`${asked.length + 1} of ${chosen.length}, ${person.name} asks`);
      asked.push(toResult(person, expected, await ask(instance, person, expected.question), pathOf));
    }
    return asked;
  });
}

/** One answer with its citations' paths and, where questions.json says what to expect, why it is not that. */
export function toResult(person, expected, answer, pathOf) {
  const sources = (answer.citations ?? []).map((citation) => ({ ...citation, path: pathOf(citation.documentId) }));
  return { person, expected, answer, sources, problem: judgeAnswer(expected, answer, pathOf) };
}
