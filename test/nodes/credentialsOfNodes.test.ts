import type { INodeType } from 'n8n-workflow';
import { AccessCheck } from '../../nodes/AccessCheck/AccessCheck.node';
import { AuditLog } from '../../nodes/AuditLog/AuditLog.node';
import { DocumentIngest } from '../../nodes/DocumentIngest/DocumentIngest.node';
import { Embed } from '../../nodes/Embed/Embed.node';
import { LocalLlmChat } from '../../nodes/LocalLlmChat/LocalLlmChat.node';
import { PiiClean } from '../../nodes/PiiClean/PiiClean.node';
import { RagQuery } from '../../nodes/RagQuery/RagQuery.node';

const nodes: readonly INodeType[] = [new AccessCheck(), new AuditLog(), new DocumentIngest(), new Embed(), new LocalLlmChat(), new PiiClean(), new RagQuery()];

test.each(nodes)('$description.displayName has no field each of whose options shows a credential: n8n\'s editor hides it as the way to log in', ({ description: { credentials = [], properties } }) => {
  const shownBy = (name: string) => new Set(credentials.flatMap(({ displayOptions }) => displayOptions?.show?.[name] ?? []));
  const hidden = properties.filter(({ name, options = [] }) => options.length > 0 && options.every((option) => 'value' in option && shownBy(name).has(option.value)));
  expect(hidden.map(({ displayName, name }) => `${displayName} (${name})`)).toEqual([]);
});

test.each(nodes)('$description.displayName names each kind of credential once: n8n gives a node the first of a name, and none where that one is not shown', ({ description: { credentials = [] } }) => {
  const names = credentials.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
