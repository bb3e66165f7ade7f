import type { INodeProperties } from 'n8n-workflow';
import { limitFields } from './limits';
import { modelFields } from './models';

const when = (...source: string[]): INodeProperties['displayOptions'] => ({ show: { source } });
const text = (displayName: string, name: string, description: string, placeholder: string, source: string[], value = ''): INodeProperties => ({
  displayName, name, type: 'string', default: value, placeholder, description, displayOptions: when(...source),
});

/** The form of the node, in the order it is filled in. */
export const fields: INodeProperties[] = [
  {
    displayName: 'Read From',
    name: 'source',
    type: 'options',
    noDataExpression: true,
    default: 'folder',
    options: [
      { name: 'Binary Data', value: 'binary', description: 'One file per incoming item', action: 'Read incoming files' },
      { name: 'Folder', value: 'folder', description: 'All files below a folder that n8n can read', action: 'Read a folder' },
      { name: 'JSON Records', value: 'records', description: 'One document per incoming item, from its fields', action: 'Read incoming records' },
      { name: 'WebDAV', value: 'webDav', description: 'All files below a folder of Nextcloud, Synology or another WebDAV server', action: 'Read a folder over WebDAV' },
    ],
  },
  { ...text('Folder', 'folder', 'The folder as n8n sees it. It must lie below a folder named in N8N_RESTRICT_FILE_ACCESS_TO.', 'e.g. /data/company/documents', ['folder']), required: true },
  text('Folder on the Server', 'webDavFolder', 'The folder below the address of the credential. Empty means all of it.', 'e.g. 人資/規章', ['webDav']),
  {
    displayName: 'Who may read a document is decided by the access.yaml files in its folders: the nearest "allow" counts, every "deny" above counts, and without any rule nobody sees it. A windows-rights.csv in its root brings the rights of a Windows file server.',
    name: 'folderNotice',
    type: 'notice',
    default: '',
    displayOptions: when('folder', 'webDav'),
  },
  text('Source Name', 'sourceId', 'Names where the documents come from. Keep it: the IDs of all documents are made from it. Empty means the folder\'s own name, for WebDAV its address.', 'e.g. company', ['folder', 'webDav', 'binary', 'records']),
  text('Input Binary Field', 'binaryProperty', 'The field of the item that holds the file', 'e.g. data', ['binary'], 'data'),
  text('Path', 'documentPath', 'The path or name that identifies the file in its source. Empty means the file name.', 'e.g. {{ $json.path }}', ['binary']),
  text('ID Field', 'idField', 'The field that identifies the record; it must not change', 'e.g. id', ['records'], 'id'),
  text('Title Field', 'titleField', 'The field with the title. Dots reach into objects.', 'e.g. title', ['records'], 'title'),
  text('Text Field', 'textField', 'The field with the text, plain or Markdown', 'e.g. text', ['records'], 'text'),
  {
    displayName: 'Text Format',
    name: 'textFormat',
    type: 'options',
    default: 'text',
    options: [
      { name: 'HTML', value: 'html', description: 'Read like a web page, without scripts and what is hidden' },
      { name: 'Text or Markdown', value: 'text' },
    ],
    description: 'How the text is written',
    displayOptions: when('records'),
  },
  text('Modified Field', 'modifiedField', 'The field with the time of the last change, if there is one. Embed passes over a record that is older than the one it holds.', 'e.g. updatedAt', ['records']),
  text('Deleted Field', 'deletedField', 'The field that says, with true, yes, 1 or a time, that the record was deleted. Embed then removes its document, and no other.', 'e.g. deleted', ['records']),
  text('Link Field', 'urlField', 'The field with a link to the record, if there is one', 'e.g. url', ['records']),
  text('Allow Field', 'allowField', 'The field with who may read the record: a list, or text with commas. Where it is missing, Allow counts.', 'e.g. readers', ['records']),
  text('Deny Field', 'denyField', 'The field with who may not read it, even if allowed', 'e.g. notFor', ['records']),
  text('Allow', 'allow', 'Who may read, with commas: people and groups of the directory, or everyone. Empty means nobody.', 'e.g. group:hr, user:wang', ['binary', 'records']),
  text('Deny', 'deny', 'Who may not read, even if allowed', 'e.g. group:interns', ['binary', 'records']),
  {
    displayName: 'Records Are Complete',
    name: 'complete',
    type: 'boolean',
    default: false,
    description: 'Whether the incoming items are all records of the source. Only then may Embed delete what is absent.',
    displayOptions: when('records'),
  },
  {
    displayName: 'Only What Changed',
    name: 'onlyWhatChanged',
    type: 'boolean',
    default: true,
    description: 'Whether to pass over files whose size, time, server mark (ETag) and rights the knowledge base already knows, without reading them',
    displayOptions: when('folder', 'webDav'),
  },
  {
    ...text('Knowledge Base Name', 'knowledgeBase', 'The name of the knowledge base that Embed fills', 'e.g. company', ['folder', 'webDav'], 'company'),
    required: true,
    displayOptions: { show: { source: ['folder', 'webDav'], onlyWhatChanged: [true] } },
  },
  text('Include', 'include', 'Patterns of files to read, with commas. Empty means all.', 'e.g. **/*.docx, manuals/**', ['folder', 'webDav']),
  text('Exclude', 'exclude', 'Patterns of files to leave out, with commas', 'e.g. **/old/**, **/*.tmp', ['folder', 'webDav']),
  {
    displayName: 'Category',
    name: 'category',
    type: 'options',
    default: 'auto',
    description: 'What kind of document it is. By rules means by title, headings, numbered steps and ticket fields; the reason stands in the metadata.',
    options: [
      { name: 'By Rules', value: 'auto' },
      { name: 'Case (案例型)', value: 'case' },
      { name: 'Knowledge (知識型)', value: 'knowledge' },
      { name: 'Procedure (流程型)', value: 'procedure' },
    ],
  },
  ...modelFields,
  limitFields,
];
