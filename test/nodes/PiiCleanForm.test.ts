import { PiiClean } from '../../nodes/PiiClean/PiiClean.node';

test('leaves an operation without a credential of its own, since n8n\'s editor hides the field otherwise', () => {
  const { credentials = [], properties } = new PiiClean().description;
  const operations = (properties.find(({ name }) => name === 'operation')?.options ?? []).map((option) => ('value' in option ? option.value : ''));
  const covered = new Set(credentials.flatMap(({ displayOptions }) => displayOptions?.show?.operation ?? []));
  expect(operations.every((operation) => covered.has(operation))).toBe(false);
});

test('names each kind of credential once: n8n gives a node the first of a name, and none where that one is not shown', () => {
  const names = (new PiiClean().description.credentials ?? []).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
