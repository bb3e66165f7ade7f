import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const workflow = z.object({ nodes: z.array(z.object({ name: z.string(), parameters: z.looseObject({ jsonOutput: z.string().optional() }) })) });
const samples = z.object({ mails: z.array(z.object({ raw: z.string() })) });

test('the samples that "Draft a mail reply" carries are the mails of sample/mails', () => {
  const { nodes } = workflow.parse(JSON.parse(readFileSync(join('workflows', 'draft-a-mail-reply.json'), 'utf8')));
  const carried = samples.parse(JSON.parse(nodes.find(({ name }) => name === 'Sample Mails')?.parameters.jsonOutput ?? '{}'));
  const files = readdirSync(join('sample', 'mails')).map((file) => readFileSync(join('sample', 'mails', file), 'utf8'));
  expect(carried.mails.map(({ raw }) => raw).sort()).toEqual(files.sort());
});
