import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { INodeTypeDescription } from 'n8n-workflow';
import { z } from 'zod';
import { companyCredentialNames } from './companyCredentialNames';
import { AccessCheck } from '../../nodes/AccessCheck/AccessCheck.node';
import { AuditLog } from '../../nodes/AuditLog/AuditLog.node';
import { DocumentIngest } from '../../nodes/DocumentIngest/DocumentIngest.node';
import { Embed } from '../../nodes/Embed/Embed.node';
import { LocalLlmChat } from '../../nodes/LocalLlmChat/LocalLlmChat.node';
import { PiiClean } from '../../nodes/PiiClean/PiiClean.node';
import { RagQuery } from '../../nodes/RagQuery/RagQuery.node';

const nodeSchema = z.object({
  name: z.string(),
  type: z.string(),
  position: z.tuple([z.number(), z.number()]),
  parameters: z.record(z.string(), z.unknown()),
  credentials: z.record(z.string(), z.object({ id: z.string(), name: z.string() })).default({}),
  onError: z.string().optional(),
});
const workflowSchema = z.object({
  name: z.string(),
  nodes: z.array(nodeSchema),
  connections: z.record(z.string(), z.object({ main: z.array(z.array(z.object({ node: z.string(), index: z.number() }))) })),
  settings: z.record(z.string(), z.unknown()),
  pinData: z.record(z.string(), z.unknown()),
});

const OURS = new Map([AccessCheck, AuditLog, DocumentIngest, Embed, LocalLlmChat, PiiClean, RagQuery].map((Type): [string, INodeTypeDescription] => {
  const { description } = new Type();
  return [`n8n-nodes-private-llm.${description.name}`, description];
}));
/** Runs another of the shipped workflows, in which our nodes are. */
const CALL = 'n8n-nodes-base.executeWorkflow';
const NOTE = 'n8n-nodes-base.stickyNote';
/** What n8n draws for a node, in pixels of the canvas, its label included. */
const NODE = { width: 100, height: 140 };

const templates = readdirSync('workflows').filter((file) => file.endsWith('.json'));
const load = (file: string) => workflowSchema.parse(JSON.parse(readFileSync(join('workflows', file), 'utf8')));

describe.each(templates)('the workflow %s', (file) => {
  const { nodes, connections, settings, pinData } = load(file);
  const find = (name: string) => nodes.find((node) => node.name === name);
  const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-private-llm.'));

  test('saves no execution data, failures included, and says why in its yellow note', () => {
    const saving = { saveDataErrorExecution: 'none', saveDataSuccessExecution: 'none', saveManualExecutions: false, saveExecutionProgress: false };
    expect(settings).toMatchObject(saving);
    expect(pinData).toEqual({});
    const yellow = nodes.filter(({ type, parameters }) => type === NOTE && parameters.color === undefined);
    expect(yellow).toHaveLength(1);
    expect(yellow[0]?.parameters.content).toMatch(/Why no execution data is saved/);
  });

  test('uses only node types, parameters and credentials that our nodes declare', () => {
    expect(ours.length + nodes.filter(({ type }) => type === CALL).length).toBeGreaterThan(0);
    for (const { name, type, parameters, credentials } of ours) {
      const description = OURS.get(type);
      const declared = (description?.properties ?? []).map((property) => property.name);
      expect({ name, undeclared: Object.keys(parameters).filter((parameter) => !declared.includes(parameter)) }).toEqual({ name, undeclared: [] });
      const allowed = (description?.credentials ?? []).map((credential) => credential.name);
      expect(allowed).toEqual(expect.arrayContaining(Object.keys(credentials)));
    }
  });

  test('chooses only options that the forms offer', () => {
    for (const { type, parameters } of ours) {
      for (const [name, value] of Object.entries(parameters)) {
        const properties = (OURS.get(type)?.properties ?? []).filter((property) => property.name === name && property.type === 'options');
        const offered = properties.flatMap(({ options = [] }) => options.map((option) => ('value' in option ? option.value : undefined)));
        if (properties.length > 0) expect(offered).toContain(value);
      }
    }
  });

  test('connects only outputs and inputs that exist', () => {
    for (const [from, { main }] of Object.entries(connections)) {
      const source = find(from);
      const outputs = OURS.get(source?.type ?? '')?.outputs.length;
      if (outputs !== undefined) expect(main.length).toBeLessThanOrEqual(outputs + (source?.onError === 'continueErrorOutput' ? 1 : 0));
      for (const { node, index } of main.flat()) {
        expect(find(node)).toBeDefined();
        expect(index).toBeLessThan(OURS.get(find(node)?.type ?? '')?.inputs.length ?? 1);
      }
    }
  });

  test('sends the failures of each node that reads, answers or verifies somewhere', () => {
    const working = nodes.filter(({ type }) => type === CALL || ours.some((one) => one.type === type));
    for (const { name, onError, type } of working) {
      if (onError !== 'continueErrorOutput') continue;
      expect({ name, wired: connections[name]?.main[OURS.get(type)?.outputs.length ?? 1]?.length ?? 0 }).toEqual({ name, wired: 1 });
    }
    expect(working.some(({ onError }) => onError === 'continueErrorOutput')).toBe(true);
    const loud = ours.filter(({ type, onError }) => onError !== 'continueErrorOutput' && !type.endsWith('.auditLog')).map(({ name }) => name);
    expect(loud).toEqual([]);
  });

  test('leaves no token in the address of a page', () => {
    for (const { parameters } of nodes) {
      const page = typeof parameters.responseBody === 'string' ? parameters.responseBody : '';
      if (page.includes('location.hash')) expect(page).toMatch(/location\.hash[\s\S]{0,200}history\.replaceState\(/);
    }
  });

  test('names only credentials that the start script makes, and carries no secret', () => {
    const made = companyCredentialNames();
    for (const { credentials } of nodes) for (const [type, { name }] of Object.entries(credentials)) expect(made).toContainEqual({ type, name });
    expect(readFileSync(join('workflows', file), 'utf8')).not.toMatch(/eyJ[\w-]{10,}\.|-----BEGIN|"(?:password|secret|apiKey|privateKey)"\s*:/i);
  });

  test('draws no node over another, and no note over another note', () => {
    const boxes = nodes.map(({ type, position: [x, y], parameters, name }) =>
      type === NOTE
        ? { note: true, name, x, y, width: Number(parameters.width), height: Number(parameters.height) }
        : { note: false, name, x, y, ...NODE });
    const overlapping = boxes.flatMap((a, index) => boxes.slice(index + 1)
      .filter((b) => a.note === b.note && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => [a.name, b.name]));
    expect(overlapping).toEqual([]);
  });
});

test.each([
  { file: 'erp-record-changed.json', node: 'Sample Events', folder: 'sample/erp', samples: ['frappe.json', 'odoo.json', 'database.json'] },
  { file: 'nightly-re-index.json', node: 'Sample Records', folder: 'sample/erp', samples: ['list.json'] },
  { file: 'eip-page-changed.json', node: 'Sample Pages', folder: 'sample/eip', samples: ['pages.json'] },
])('the sample that $file carries is the one in $folder', ({ file, node, folder, samples }) => {
  const carried: unknown = JSON.parse(String(load(file).nodes.find(({ name }) => name === node)?.parameters.jsonOutput));
  const held = samples.flatMap((sample) => JSON.parse(readFileSync(join(folder, sample), 'utf8')) as unknown[]);
  expect(carried).toEqual(file === 'nightly-re-index.json' ? held[0] : { [Object.keys(carried as object)[0] ?? '']: held });
});

test('no two workflows start at the same hour of the night', () => {
  const hours = templates.flatMap((file) => load(file).nodes.filter(({ type }) => type === 'n8n-nodes-base.scheduleTrigger').map(({ parameters }) => JSON.stringify(parameters.rule)));
  expect(new Set(hours).size).toBe(hours.length);
});

test.each([
  { why: 'every pair was tried and none leaks', report: { pairs: 5, leaks: 0, complete: true }, quiet: true },
  { why: 'some pairs were left out', report: { pairs: 5, leaks: 0, complete: false }, quiet: false },
  { why: 'there is a leak', report: { pairs: 5, leaks: 1, complete: true }, quiet: false },
  { why: 'no pair was tried', report: { pairs: 0, leaks: 0, complete: true }, quiet: false },
])('the nightly leak test is quiet only where all was tried: $why', ({ report, quiet }) => {
  const condition = /"leftValue": "=\{\{ (.+) \}\}"/.exec(readFileSync(join('workflows', 'nightly-leak-test.json'), 'utf8'))?.[1] ?? '';
  expect(runInNewContext(condition, { $json: report })).toBe(quiet);
});
