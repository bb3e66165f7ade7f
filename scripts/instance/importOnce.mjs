/** Creates the credentials (`{name, type, data}`) whose names the instance lacks; the others are the user's and stay. Returns name -> id. */
export async function importCredentials(rest, credentials) {
  const ids = new Map((await rest.call('GET', '/credentials')).map(({ name, id }) => [name, id]));
  for (const credential of credentials) {
    if (!ids.has(credential.name)) ids.set(credential.name, (await rest.call('POST', '/credentials', credential)).id);
  }
  return ids;
}

/**
 * Creates the workflows whose ids the instance lacks, with each node's credential bound by its name, and activates those that say `active`.
 * A workflow that is there, even archived or changed, stays as it is. Returns the names of the created ones.
 */
export async function importWorkflows(rest, workflows, credentialIds) {
  const present = new Set((await rest.call('GET', '/workflows?take=1000')).map(({ id }) => id));
  const created = [];
  // n8n publishes a workflow only after those that it calls.
  const callersLast = workflows.filter(({ id }) => !present.has(id)).sort((a, b) => calls(a) - calls(b));
  for (const workflow of callersLast) {
    const { id, name, nodes, connections, settings, active } = bind(workflow, credentialIds);
    const saved = await rest.call('POST', '/workflows', { id, name, nodes, connections, settings });
    if (active) await rest.call('POST', `/workflows/${id}/activate`, { versionId: saved.versionId });
    created.push(name);
  }
  return created;
}

const calls = ({ nodes }) => nodes.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow').length;

function bind(workflow, credentialIds) {
  const bound = ([type, { id, name }]) => [type, { id: credentialIds.get(name) ?? id, name }];
  const nodes = workflow.nodes.map((node) => (node.credentials ? { ...node, credentials: Object.fromEntries(Object.entries(node.credentials).map(bound)) } : node));
  return { ...workflow, nodes };
}
