const fold = (text) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Why an answer is not what questions.json expects, or undefined when it is. `pathOf` turns a document's id into its path. */
export function judgeAnswer(expected, answer, pathOf) {
  if (!answer?.status) return 'no answer came back';
  if (expected.document === null) return answer.status === 'notFound' ? undefined : `expected nothing to be found, got "${answer.status}"`;
  if (answer.status !== 'answered') return `expected an answer from ${expected.document}, got "${answer.status}"`;
  const citations = answer.citations.filter(({ documentId }) => pathOf(documentId) === expected.document);
  if (citations.length === 0) return `${expected.document} is not cited`;
  const holds = ({ quote }) => expected.answer.some((text) => fold(quote).includes(fold(text)));
  return citations.some(holds) ? undefined : `no quote holds "${expected.answer[0]}"`;
}
