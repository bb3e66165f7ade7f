import { StepFailed } from '../bootstrap/StepFailed.mjs';
import { callWebhook } from './callWebhook.mjs';
import { signToken } from './signToken.mjs';

/** A token that says who asks, signed as the company's portal would; `hours` is how long it is good for. */
export const tokenOf = ({ secrets }, { login }, hours = 1) => signToken({ iss: login.issuer, sub: login.subject }, secrets.portalJwt, { lifetime: hours * 3600 });

/** Asks as a person through the JWT webhook and resolves with the Answer; anything but an Answer is a StepFailed. */
export async function ask(instance, person, question) {
  const { status, body } = await callWebhook(instance.baseUrl, 'ask', { question }, tokenOf(instance, person));
  const answer = body?.answer ?? body;
  if (typeof answer?.status === 'string' && status < 500) return answer;
  throw unexpected('Ask the company', status, body, instance);
}

/** Runs the index workflow and resolves with its SyncReport. */
export async function indexDocuments(instance) {
  const { status, body } = await operate(instance, 'index-documents');
  const report = body?.report?.report ?? body?.report ?? body;
  if (status === 200 && typeof report?.skipped === 'number') return report;
  throw unexpected("Index the company's documents", status, body, instance);
}

/** Runs the audit verification and resolves with its result, `ok` true, or `ok` false with the `problem` in words. */
export async function verifyAudit(instance) {
  const { status, body } = await operate(instance, 'verify-audit-log');
  if (status === 500 && typeof body?.error?.message === 'string') return { ok: false, problem: body.error.message };
  if (status === 200 && typeof body?.ok === 'boolean') return body;
  throw unexpected('Verify the audit log', status, body, instance);
}

const operate = (instance, path) => callWebhook(instance.baseUrl, path, {}, signToken({ iss: 'private-llm-start', sub: 'operator' }, instance.secrets.operatorJwt));

function unexpected(workflow, status, body, { logFile }) {
  const said = typeof body === 'string' ? body : (body?.error?.message ?? body?.message ?? body?.error ?? JSON.stringify(body));
  return new StepFailed(`The workflow "${workflow}" answered ${status}: ${String(typeof said === 'object' ? JSON.stringify(said) : said).slice(0, 500)}`, `The log of n8n is ${logFile}.`);
}
