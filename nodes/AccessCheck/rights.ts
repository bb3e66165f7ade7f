import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Directory } from '../../src/access/Directory';
import { explainRight } from '../../src/access/explainRight';
import { hashId } from '../../src/document/hashId';
import { InvalidInput } from '../../src/errors/InvalidInput';
import type { KnowledgeStore, KnownDocument } from '../../src/knowledge/KnowledgeStore';
import { mayRead, toAccessFilter } from '../../src/principal/AccessFilter';
import { OWN_ISSUER, type Principal } from '../../src/principal/Principal';
import { openDirectory, openKnowledgeBase } from '../shared/connect';
import { toJson } from '../shared/toJson';
import type { AccessOperation } from './operation';

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
export const mayPerson: AccessOperation = (context, _auditor, itemIndex) =>
  withBoth(context, itemIndex, async (directory, store, tenant) => {
    const [principal, document] = [await resolvePerson(context, directory, itemIndex), await findDocument(context, store, tenant, itemIndex)];
    const { allowed, because } = explainRight(toAccessFilter(principal, new Date()), document.access);
    const item = { json: toJson({ checked: { person: principal.user, path: document.source.path, allowed, because } }) };
    return allowed ? [[item], []] : [[], [item]];
  });

/** The active people who may see a document, by the same check as searches. */
export const whoCanSee: AccessOperation = (context, _auditor, itemIndex) =>
  withBoth(context, itemIndex, async (directory, store, tenant) => {
    const { access, source } = await findDocument(context, store, tenant, itemIndex);
    const { people, more } = await directory.listPeople(MOST_PEOPLE);
    const seeing = people.filter(({ principal }) => mayRead(toAccessFilter(principal, new Date()), tenant, access));
    return [[{ json: toJson({ path: source.path, access, people: seeing.map(({ name, principal }) => ({ id: principal.user, name })), complete: !more }) }], []];
  });

/** One item for each document of a source that a person may see, ordered by id, by the same check as searches. */
export const whatCanSee: AccessOperation = (context, _auditor, itemIndex) =>
  withBoth(context, itemIndex, async (directory, store, tenant) => {
    const filter = toAccessFilter(await resolvePerson(context, directory, itemIndex), new Date());
    const known = await store.listKnown(String(context.getNodeParameter('source', itemIndex)).trim());
    const readable = known.filter(({ access }) => mayRead(filter, tenant, access));
    return [readable.slice(0, Number(context.getNodeParameter('limit', itemIndex))).map(({ id, source, access }) => ({ json: { documentId: id, path: source.path, because: explainRight(filter, access).because } })), []];
  });

async function withBoth(context: IExecuteFunctions, itemIndex: number, use: (directory: Directory, store: KnowledgeStore, tenant: string) => ReturnType<AccessOperation>): ReturnType<AccessOperation> {
  const { directory } = await openDirectory(context, itemIndex);
  const { store, configuration } = await openKnowledgeBase(context, String(context.getNodeParameter('knowledgeBase', itemIndex)), itemIndex);
  try {
    return await use(directory, store, configuration.tenant);
  } finally {
    await store.close();
    await directory.close();
  }
}

function resolvePerson(context: IExecuteFunctions, directory: Directory, itemIndex: number): Promise<Principal> {
  return directory.resolve({ issuer: OWN_ISSUER, subject: String(context.getNodeParameter('person', itemIndex)).trim(), assurance: 'typed' });
}

async function findDocument(context: IExecuteFunctions, store: KnowledgeStore, tenant: string, itemIndex: number): Promise<KnownDocument> {
  const [source = '', path = ''] = ['source', 'path'].map((name) => String(context.getNodeParameter(name, itemIndex)).trim());
  const id = hashId(tenant, source, path);
  const found = (await store.listKnown(source)).find((document) => document.id === id);
  if (found) return found;
  throw new InvalidInput('DOCUMENT_UNKNOWN', `The source ${source} has no document ${path} in this knowledge base.`, 'Write the path as Document Ingest gives it.');
}
