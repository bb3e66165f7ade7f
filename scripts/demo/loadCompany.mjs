import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StepFailed } from '../bootstrap/StepFailed.mjs';

const PARTS = ['documents', 'directory.yaml', 'questions.json'];

/** A company folder: `{name, documents, directoryFile, people: id -> {id, name, login, email?}, questions}`; `email` is how n8n knows the person. People without a login that a token can carry are left out. */
export async function loadCompany(folder) {
  const missing = PARTS.filter((part) => !existsSync(join(folder, part)));
  if (missing.length) throw new StepFailed(`${folder} is no company folder: ${missing.join(', ')} missing.`, 'A company folder holds documents/, directory.yaml and questions.json. For a plain folder of documents use --folder.');
  const directoryFile = join(folder, 'directory.yaml');
  return {
    name: basename(folder),
    documents: join(folder, 'documents'),
    directoryFile,
    people: await readPeople(directoryFile),
    questions: JSON.parse(readFileSync(join(folder, 'questions.json'), 'utf8')).map((question) => ({ ...question, as: bare(question.as) })),
  };
}

const bare = (id) => id.replace(/^user:/, '');

async function readPeople(file) {
  // Loaded here and not above: this file is read before the dependencies are there.
  const { parse } = await import('yaml');
  const { people = [] } = parse(readFileSync(file, 'utf8')) ?? {};
  const askers = people.filter(({ disabled }) => !disabled).map(({ id, name, logins = [] }) => ({ id: bare(id), name: name || bare(id), login: logins.find(({ issuer }) => issuer !== 'n8n'), email: logins.find(({ issuer, subject }) => issuer === 'n8n' && subject.includes('@'))?.subject }));
  return new Map(askers.filter(({ login }) => login).map((person) => [person.id, person]));
}
