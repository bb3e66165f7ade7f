import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../bootstrap/folders.mjs';
import { say, step } from '../bootstrap/step.mjs';
import { indexDocuments, verifyAudit } from '../instance/companyCalls.mjs';
import { OWNER_EMAIL } from '../instance/logIn.mjs';
import { startCompanyInstance } from '../instance/startCompanyInstance.mjs';
import { askAll } from './askAll.mjs';
import { chooseQuestions } from './chooseQuestions.mjs';
import { converse } from './converse.mjs';
import { instanceFolder } from './instanceFolder.mjs';
import { loadCompany } from './loadCompany.mjs';
import { mirrorFolder } from './mirrorFolder.mjs';
import { offerModels } from './offerModels.mjs';
import { readOptions, USAGE } from './readOptions.mjs';
import { describeModes, showAnswers } from './showAnswers.mjs';
import { showNextSteps } from './showNextSteps.mjs';

const PREFERRED_PORT = 5678;
const width = () => Math.min(Math.max(process.stdout.columns ?? 130, 90), 180);

/** npm start: resolves with the exit code, without --check only when n8n has ended or the user stopped it. */
export async function main(argv) {
  const options = readOptions(argv);
  if (options.help) return say(USAGE), 0;
  const from = options.folder ?? options.company ?? join(packageRoot, 'sample');
  const folder = await instanceFolder(from, options.check);
  const company = options.folder ? await openFolder(from, folder) : await loadCompany(from);
  const models = existsSync(join(folder, 'owner.json')) ? {} : await offerModels(options);
  const people = peopleOf(company);
  const ownerEmail = people.find(({ email }) => email)?.email;
  const instance = await startCompanyInstance({ folder, ...company, preferredPort: options.check ? 0 : PREFERRED_PORT, models, ownerEmail });
  const ok = await runDemo(instance, company);
  if (options.check) return ok ? 0 : 1;
  showNextSteps(instance, people);
  if (options.folder) await converse(instance, company, width());
  await instance.gone;
  say(`\nn8n has ended; its log is ${instance.logFile}.`);
  return 1;
}

async function openFolder(from, folder) {
  const company = await step('Your folder', 'linking its files', () => mirrorFolder(from, join(folder, 'company'), OWNER_EMAIL));
  say(`${from} stays untouched: its ${company.files} files are linked below ${company.documents}. You alone are its company, and you may read all of them.`);
  if (company.rulesIgnored) say(`Its ${company.rulesIgnored} access.yaml are NOT followed here, since there are no people to follow them for. Use --company for that.`);
  return company;
}

const peopleOf = (company) => {
  const chosen = chooseQuestions(company.questions, company.people).map(({ as }) => as);
  const ids = chosen.length ? [...new Set(chosen)] : [...company.people.keys()].slice(0, 3);
  return ids.map((id) => company.people.get(id));
};

async function runDemo(instance, company) {
  const report = await step('Index', `"Index the company's documents" reads ${company.documents}`, () => indexDocuments(instance));
  say(describeReport(report));
  describeFailures(report.failed).forEach((line) => say(line));
  const asked = await askAll(instance, company, chooseQuestions(company.questions, company.people));
  if (asked.length) console.log(`\n${showAnswers(asked, company.people, width())}\n${describeModes(asked)}`);
  const audit = await step('Audit log', '"Verify the audit log" reads every record', () => verifyAudit(instance));
  console.log(describeAudit(audit));
  const problems = asked.filter(({ problem }) => problem);
  for (const { person, expected, problem } of problems) say(`NOT AS EXPECTED: ${person.name}: ${expected.question}: ${problem}`);
  const indexed = report.added + report.updated + report.skipped > 0;
  if (!indexed) say('NOT AS EXPECTED: no document was indexed.');
  return problems.length === 0 && audit.ok && indexed;
}

const describeReport = ({ added, updated, skipped, deleted, stale, chunks, seconds }) =>
  `  documents: ${added} added, ${updated} updated, ${skipped} skipped (unchanged), ${deleted} deleted, ${stale} stale; ${chunks} chunks written in ${Number(seconds).toFixed(1)} s`;

const SHOWN = 5;

function describeFailures(failed) {
  if (failed.length === 0) return [];
  const shown = failed.slice(0, SHOWN).map(({ path, message }) => `    ${path}: ${message}`);
  return [`  ${failed.length} could not be read or stored:`, ...shown, ...(failed.length > SHOWN ? [`    and ${failed.length - SHOWN} more; the workflow's Report names them all`] : [])];
}

function describeAudit({ ok, size, root, problem }) {
  if (!ok) return `Audit log: DOES NOT VERIFY. ${problem}`;
  return `Audit log: ${size} records verify (root ${String(root).slice(0, 16)}…). Records cut off at the end can only be seen by comparing this root with one kept elsewhere.`;
}
