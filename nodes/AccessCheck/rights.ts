import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Directory } from '../../src/access/Directory';
import { explainRight } from '../../src/access/explainRight';
import { hashId } from '../../src/document/hashId';
import { InvalidInput } from '../../src/errors/InvalidInput';
import type { KnowledgeStore, KnownDocument } from '../../src/knowledge/KnowledgeStore';
import { mayRead, toAccessFilter } from '../../src/principal/AccessFilter';
import { OWN_ISSUER, type Principal } from '../../src/principal/Principal';
import { openDirectory, openKnowledgeBase } from '../shared/connect';
import { refuseOtherTenant } from '../shared/refuseOtherTenant';
import { toJson } from '../shared/toJson';
import type { AccessOperation } from './operation';
import { withRight } from './withRight';

const MOST_PEOPLE = 2_000;
const show = (...operation: string[]) => ({ show: { operation } });

export const rightsFields: INodeProperties[] = [
  { displayName: 'These answers are for IT: they are not filtered by what whoever reads them may see.', name: 'rightsNotice', type: 'notice', default: '', displayOptions: show('mayPerson', 'whoCanSee', 'whatCanSee') },
  { displayName: 'Person', name: 'person', type: 'string', default: '', required: true, placeholder: 'e.g. user:wang.xiaoming', description: 'The ID or login name of a person in the directory', displayOptions: show('mayPerson', 'whatCanSee') },
  { displayName: 'Knowledge Base Name', name: 'knowledgeBase', type: 'string', default: 'company', required: true, placeholder: 'e.g. company', displayOptions: show('mayPerson', 'whoCanSee', 'whatCanSee', 'leakTest') },
  { displayName: 'Source ID', name: 'source', type: 'string', default: 'company', required: true, placeholder: 'e.g. company', description: 'The source that Document Ingest gave the document', displayOptions: show('mayPerson', 'whoCanSee', 'whatCanSee', 'leakTest') },
  { displayName: 'Document Path', name: 'path', type: 'string', default: '', required: true, placeholder: 'e.g. hr/salaries.csv', description: 'As it stands in the source', displayOptions: show('mayPerson', 'whoCanSee') },
  { displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1, maxValue: 10_000 }, default: 50, description: 'Max number of results to return', displayOptions: show('whatCanSee') },
];

/** Whether a person may see a document and which name of its rule decides; allowed on the first output, refused on the second. */
export const mayPerson: AccessOperation = async (context, auditor, itemIndex) => {
  const [person, place] = [readPerson(context, itemIndex), readPlace(context, itemIndex)];
  const asked = { operation: 'access.mayPerson', content: { person, ...place, path: readPath(context, itemIndex) }, knowledgeBase: place.knowledgeBase } as const;
  const run = () => withBoth(context, itemIndex, async (directory, store, tenant) => {
    const [principal, document] = [await resolvePerson(directory, person), await findDocument(context, store, tenant, itemIndex)];
    const { allowed, because } = explainRight(toAccessFilter(principal, new Date()), document.access);
    return { document, checked: { person: principal.user, path: document.source.path, allowed, because } };
  });
  const { checked } = await withRight(context, auditor, asked, itemIndex, run, (told) => ({ documents: [named(told.document)], content: told.checked }));
  const item = { json: toJson({ checked }) };
  return checked.allowed ? [[item], []] : [[], [item]];
};

/** The active people who may see a document, by the same check as searches. */
export const whoCanSee: AccessOperation = async (context, auditor, itemIndex) => {
  const place = readPlace(context, itemIndex);
  const asked = { operation: 'access.whoCanSee', content: { ...place, path: readPath(context, itemIndex) }, knowledgeBase: place.knowledgeBase } as const;
  const run = () => withBoth(context, itemIndex, async (directory, store, tenant) => {
    const document = await findDocument(context, store, tenant, itemIndex);
    const { people, more } = await directory.listPeople(MOST_PEOPLE);
    const seeing = people.filter(({ principal }) => mayRead(toAccessFilter(principal, new Date()), tenant, document.access));
    return { document, people: seeing.map(({ name, principal }) => ({ id: principal.user, name })), complete: !more };
  });
  const { document, people, complete } = await withRight(context, auditor, asked, itemIndex, run, (told) => ({ documents: [named(told.document)], content: { path: told.document.source.path, people: told.people.length, complete: told.complete } }));
  return [[{ json: toJson({ path: document.source.path, access: document.access, people, complete }) }], []];
};

/** One item for each document of a source that a person may see, ordered by id, by the same check as searches. */
export const whatCanSee: AccessOperation = async (context, auditor, itemIndex) => {
  const [person, place] = [readPerson(context, itemIndex), readPlace(context, itemIndex)];
  const asked = { operation: 'access.whatCanSee', content: { person, ...place }, knowledgeBase: place.knowledgeBase } as const;
  const run = () => withBoth(context, itemIndex, async (directory, store, tenant) => {
    const filter = toAccessFilter(await resolvePerson(directory, person), new Date());
    const readable = (await store.listKnown(place.source)).filter(({ access }) => mayRead(filter, tenant, access));
    const told = readable.slice(0, Number(context.getNodeParameter('limit', itemIndex)));
    return { of: readable.length, told: told.map(({ id, source, access }) => ({ documentId: id, path: source.path, because: explainRight(filter, access).because })) };
  });
  const { told } = await withRight(context, auditor, asked, itemIndex, run, ({ of, told }) => ({ content: { person, documents: told.length, of } }));
  return [told.map((json) => ({ json })), []];
};

async function withBoth<T>(context: IExecuteFunctions, itemIndex: number, use: (directory: Directory, store: KnowledgeStore, tenant: string) => Promise<T>): Promise<T> {
  const { directory, policy } = await openDirectory(context, itemIndex);
  const { store, configuration } = await openKnowledgeBase(context, readPlace(context, itemIndex).knowledgeBase, itemIndex);
  try {
    refuseOtherTenant(policy, configuration);
    return await use(directory, store, configuration.tenant);
  } finally {
    await store.close();
    await directory.close();
  }
}

/** Which document, as an audit record names one. */
const named = ({ id, contentHash }: KnownDocument) => ({ id, version: contentHash, chunks: [] });

const readPerson = (context: IExecuteFunctions, itemIndex: number) => String(context.getNodeParameter('person', itemIndex)).trim();
const readPath = (context: IExecuteFunctions, itemIndex: number) => String(context.getNodeParameter('path', itemIndex)).trim();

/** The knowledge base and the source of the form. */
export function readPlace(context: IExecuteFunctions, itemIndex: number): { readonly knowledgeBase: string; readonly source: string } {
  return { knowledgeBase: String(context.getNodeParameter('knowledgeBase', itemIndex)), source: String(context.getNodeParameter('source', itemIndex)).trim() };
}

function resolvePerson(directory: Directory, subject: string): Promise<Principal> {
  return directory.resolve({ issuer: OWN_ISSUER, subject, assurance: 'typed' });
}

async function findDocument(context: IExecuteFunctions, store: KnowledgeStore, tenant: string, itemIndex: number): Promise<KnownDocument> {
  const [{ source }, path] = [readPlace(context, itemIndex), readPath(context, itemIndex)];
  const id = hashId(tenant, source, path);
  const found = (await store.listKnown(source)).find((document) => document.id === id);
  if (found) return found;
  throw new InvalidInput('DOCUMENT_UNKNOWN', `The source ${source} has no document ${path} in this knowledge base.`, 'Write the path as Document Ingest gives it.');
}
