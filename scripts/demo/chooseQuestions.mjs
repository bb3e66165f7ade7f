const PEOPLE = 3;
const EACH = 2;

/**
 * What the demo asks: three people, each up to two questions that they can have answered and, where the company has one, a question that one of
 * them can and another cannot. Each entry is a question of questions.json plus `withheld`: the document that answers it for somebody else.
 */
export function chooseQuestions(questions, people) {
  const askable = questions.filter(({ as }) => people.has(as));
  const secret = findSecret(askable);
  const wanted = secret ? [secret.seenBy.as, secret.hiddenFrom.as] : [];
  const ids = [...new Set([...wanted, ...byAnswerable(askable)])].slice(0, PEOPLE);
  return ids.flatMap((id) => [...ownQuestions(askable, id, secret), ...secretQuestion(askable, id, secret)]);
}

function findSecret(questions) {
  const hidden = questions.filter(({ document }) => document === null);
  const pairs = hidden.flatMap((hiddenFrom) => questions.filter(({ question, document }) => document && question === hiddenFrom.question).map((seenBy) => ({ seenBy, hiddenFrom })));
  return pairs.find(({ seenBy }) => seenBy.kind === 'secret') ?? pairs[0];
}

function byAnswerable(questions) {
  const counts = new Map();
  for (const { as, document } of questions) counts.set(as, (counts.get(as) ?? 0) + (document ? 1 : 0));
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

function ownQuestions(questions, id, secret) {
  const mine = questions.filter(({ as, document, question }) => as === id && document && question !== secret?.seenBy.question);
  return [...differentDocuments(mine), ...mine].filter((each, index, all) => all.indexOf(each) === index).slice(0, EACH);
}

const differentDocuments = (questions) => questions.filter(({ document }, index) => questions.findIndex((other) => other.document === document) === index);

function secretQuestion(questions, id, secret) {
  const entry = secret && questions.find(({ as, question }) => as === id && question === secret.seenBy.question);
  if (!entry) return [];
  return [entry.document ? entry : { ...entry, withheld: { document: secret.seenBy.document, from: secret.seenBy.as } }];
}
