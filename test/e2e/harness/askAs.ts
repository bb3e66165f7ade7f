import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { callWebhook } from './callWebhook';
import { createCopy } from './createCopy';
import type { Rest } from './logIn';
import { sharedInstance } from './sharedInstance';
import { signToken } from './signToken';

const peopleSchema = z.object({ people: z.array(z.object({ id: z.string(), logins: z.array(z.object({ issuer: z.string(), subject: z.string() })) })) });
const answerSchema = z.object({ answer: z.object({ status: z.string(), citations: z.array(z.object({ quote: z.string() })) }) });

const asking = new Map<string, Promise<string>>();

/** The token with which the portal says who somebody of the sample company is. */
export function portalToken(person: string): string {
  const { people } = peopleSchema.parse(parse(readFileSync('sample/directory.yaml', 'utf8')));
  const login = people.find(({ id }) => id === person)?.logins.find(({ issuer }) => issuer !== 'n8n');
  return signToken({ iss: login?.issuer, sub: login?.subject }, sharedInstance().secrets.portalJwt);
}

/** Asks a knowledge base as a person through a copy of the ask workflow: all quotes, or `notFound`. */
export async function askAs(rest: Rest, knowledgeBase: string, person: string, question: string): Promise<string> {
  const prefix = `ask-${knowledgeBase}`;
  if (!asking.has(prefix)) asking.set(prefix, createCopy(rest, 'ask-the-company.json', { prefix, knowledgeBase }));
  await asking.get(prefix);
  const { answer } = answerSchema.parse((await callWebhook(`${prefix}-ask`, { question }, portalToken(person))).body);
  return answer.status === 'answered' ? answer.citations.map(({ quote }) => quote).join('\n') : answer.status;
}
