import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const workflow = z.object({ nodes: z.array(z.object({ name: z.string(), parameters: z.looseObject({ jsonOutput: z.string().optional() }) })) });

/** What a workflow's node of samples carries under a name. */
function carriedBy(file: string, node: string, name: string): unknown[] {
  const { nodes } = workflow.parse(JSON.parse(readFileSync(join('workflows', file), 'utf8')));
  const output: unknown = JSON.parse(nodes.find((one) => one.name === node)?.parameters.jsonOutput ?? '{}');
  return z.record(z.string(), z.array(z.unknown())).parse(output)[name] ?? [];
}

const filesOf = (folder: string): string[] => readdirSync(join('sample', folder)).sort().map((file) => readFileSync(join('sample', folder, file), 'utf8'));

test('the samples that "Draft a mail reply" carries are the mails of sample/mails', () => {
  const carried = carriedBy('draft-a-mail-reply.json', 'Sample Mails', 'mails').map((mail) => z.object({ raw: z.string() }).parse(mail).raw);
  expect(carried.sort()).toEqual(filesOf('mails').sort());
});

test('the samples that "Triage a ticket" carries are the tickets of sample/tickets', () => {
  expect(carriedBy('triage-a-ticket.json', 'Sample Tickets', 'tickets')).toEqual(filesOf('tickets').map((file) => JSON.parse(file)));
});
