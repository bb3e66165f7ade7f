import { dirname, posix, relative, resolve, sep } from 'node:path';

/** The folders of src/ from left to right: each may import from itself and from those before it. */
export const FOLDERS = ['errors', 'principal', 'audit', 'document', 'access', 'pii', 'guard', 'chunking', 'embedding', 'knowledge', 'answering', 'mail', 'training', 'operations'];

/** Clients of servers and engines: only src/adapters/ knows that they exist. */
const SDKS = /^(@qdrant\/|openai($|\/)|ldapts($|\/)|imapflow($|\/)|nodemailer($|\/)|pg($|\/)|redis($|\/)|@redis\/|ioredis($|\/)|node:sqlite$|sqlite$)/;
const N8N = /^(n8n-|@n8n\/)/;
const CHILD_PROCESS = /^(node:)?child_process$/;
/** The door to the adapters, for whoever stands outside src/; the file system needs no connection, so it needs no door. */
const DOOR = /^src\/adapters\/(connect$|configuration$|directoryConfiguration$|file\/)/;

/** ESLint rule: who may import what, as design.md draws it. Type imports count, since a type is knowledge too. */
export default {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{why}}' } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join(posix.sep);
    const check = (node) => {
      if (typeof node?.value !== 'string') return;
      const why = refusal(file, target(context, node.value));
      if (why) context.report({ node, messageId: 'wrong', data: { why } });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSImportType: ({ source, argument }) => check(source ?? argument?.literal),
      'CallExpression[callee.name="require"]': ({ arguments: [first] }) => check(first),
    };
  },
};

/** Why `file` may not import `to` (a package name or a path from the root without its ending), or undefined. */
export function refusal(file, to) {
  const [top, second] = file.split('/');
  return { src: () => ofSource(file, second, to), nodes: () => ofNodes(second, to), credentials: () => ofCredentials(to) }[top]?.();
}

function target(context, specifier) {
  if (!specifier.startsWith('.')) return specifier;
  return relative(context.cwd, resolve(dirname(context.filename), specifier)).split(sep).join(posix.sep).replace(/\.[jt]s$/, '');
}

function ofSource(file, folder, to) {
  if (N8N.test(to)) return 'src/ is plain TypeScript: it never imports n8n.';
  if (/^(nodes|credentials|eval|bench|test)\//.test(to)) return 'src/ stands on its own: it never imports what uses it.';
  if (folder === 'adapters') return CHILD_PROCESS.test(to) && !file.startsWith('src/adapters/process/') ? 'Only src/adapters/process/ starts programs.' : undefined;
  if (SDKS.test(to) || CHILD_PROCESS.test(to)) return `Only src/adapters/ may import ${to}.`;
  if (!to.startsWith('src/')) return undefined;
  const other = to.split('/')[1];
  if (other === 'adapters') return `src/${folder}/ knows the port, never the adapter.`;
  if (!FOLDERS.includes(folder)) return `src/${folder}/ is no folder of the design.`;
  return FOLDERS.indexOf(other) <= FOLDERS.indexOf(folder) ? undefined : `src/${folder}/ may not import from src/${other}/, which stands to its right.`;
}

function ofNodes(folder, to) {
  if (/^src\/adapters\//.test(to)) return DOOR.test(to) ? undefined : 'Nodes reach adapters through src/adapters/connect only.';
  if (/^(src\/|nodes\/shared\/|n8n-workflow$|node:)/.test(to) && !CHILD_PROCESS.test(to)) return SDKS.test(to) ? `Only src/adapters/ may import ${to}.` : undefined;
  if (to.startsWith(`nodes/${folder}/`)) return undefined;
  if (folder === 'shared' && to.startsWith('credentials/')) return undefined;
  return to === 'zod' ? undefined : 'Nodes import n8n-workflow, src/, nodes/shared/ and their own folder, nothing else.';
}

const ofCredentials = (to) => (/^(n8n-workflow$|nodes\/shared\/|credentials\/)/.test(to) ? undefined : 'Credentials import n8n-workflow and nodes/shared/ only.');
