import { describePlace } from './describePlace.mjs';
import { table } from './table.mjs';

const COLUMNS = [
  { title: 'Who asks', share: 15 },
  { title: 'Question', share: 24 },
  { title: 'Answer', share: 40 },
  { title: 'Where it stands', share: 32 },
  { title: 'Withheld', share: 24 },
];
const MARK = { answered: '', notFound: '(not found) ', refused: '(refused) ' };

/** The demo's answers as a table; `people` gives the names behind the ids. What was withheld is known from questions.json, never from a node. */
export function showAnswers(asked, people, width) {
  const rows = asked.map(({ person, expected, answer, sources, problem }, index) => [
    asked[index - 1]?.person === person ? '' : `${person.name}\n(${person.id})`,
    expected.question,
    `${MARK[answer.status] ?? ''}${answer.text}${problem ? `\n!! ${problem}` : ''}`,
    sources.map(describeSource).join('\n'),
    withheld(expected, sources, people),
  ]);
  return table(COLUMNS, rows, width);
}

/** What made the answers, in one line. */
export function describeModes(asked) {
  const modes = new Set(asked.filter(({ answer }) => answer.status === 'answered').map(({ answer }) => (answer.mode === 'model' ? `written by ${answer.model} and checked against the sources` : 'quotes from the documents, no model used')));
  return modes.size ? `Answers: ${[...modes].join('; ')}.` : 'No question was answered.';
}

const describeSource = ({ n, path, place }) => `[${n}] ${path}${describePlace(place) && `: ${describePlace(place)}`}`;

function withheld({ withheld: hidden }, sources, people) {
  if (!hidden) return '';
  const other = people.get(hidden.from)?.name ?? hidden.from;
  return sources.some(({ path }) => path === hidden.document) ? `NOT withheld: ${hidden.document}` : `${hidden.document}\n(${other} may see it)`;
}
