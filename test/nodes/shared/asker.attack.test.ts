import type { IDataObject, INodeType } from 'n8n-workflow';
import { readAsker } from '../../../nodes/shared/asker';
import { askerFields } from '../../../nodes/shared/askerFields';
import type { AskerPolicy } from '../../../nodes/shared/credentials';
import type { FakeRun } from '../../fixtures/fakeExecuteFunctions';
import { fakeExecuteFunctions } from '../../fixtures/fakeExecuteFunctions';

const node = { description: { displayName: 'RAG Query', name: 'ragQuery', properties: askerFields() } } as unknown as INodeType;
const strict: AskerPolicy = { subjectClaim: 'sub', n8nUsersKnownBy: 'id', allowTyped: false };
const lenient: AskerPolicy = { ...strict, allowTyped: true };

type Before = NonNullable<FakeRun['nodes']>[number];
const webhook = (authentication: unknown, json: IDataObject, more: Partial<Before> = {}): Before => ({
  name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, disabled: false, parameters: { authentication } as Before['parameters'], items: [{ json }], ...more,
});
const chat = (authentication: unknown, json: IDataObject): Before => ({
  name: 'Chat', type: '@n8n/n8n-nodes-langchain.chatTrigger', typeVersion: 1.5, disabled: false, parameters: { authentication } as Before['parameters'], items: [{ json }],
});
const form = (typeVersion: number, authentication: string, json: IDataObject): Before => ({
  name: 'Form', type: 'n8n-nodes-base.formTrigger', typeVersion, disabled: false, parameters: { authentication }, items: [{ json }],
});
const token = { jwtPayload: { iss: 'https://eip', sub: 'E1001', preferred_username: 'wang' } };
const read = (run: Partial<FakeRun>, policy = strict, itemIndex = 0) => readAsker(fakeExecuteFunctions({ node, parameters: {}, ...run }), policy, itemIndex);

describe('who is asking', () => {
  it('takes the issuer and the subject of a token that the webhook has verified', () => {
    expect(read({ nodes: [webhook('jwtAuth', token)] })).toEqual({ issuer: 'https://eip', subject: 'E1001', assurance: 'token' });
  });

  it('takes the claim that the Directory credential names', () => {
    expect(read({ nodes: [webhook('jwtAuth', token)] }, { ...strict, subjectClaim: 'preferred_username' }).subject).toBe('wang');
  });

  it('takes the n8n user whom the chat trigger has verified, by id unless the credential says e-mail', () => {
    const nodes = [chat('n8nUserAuth', { user: { id: 'u-1', email: 'a@b.example' } })];
    expect(read({ nodes })).toEqual({ issuer: 'n8n', subject: 'u-1', assurance: 'n8nUser' });
    expect(read({ nodes }, { ...strict, n8nUsersKnownBy: 'email' }).subject).toBe('a@b.example');
  });

  it('takes the n8n user whom the form trigger has verified', () => {
    expect(read({ nodes: [form(2.6, 'n8nUserAuth', { user: { id: 'u-1' } })] })).toEqual({ issuer: 'n8n', subject: 'u-1', assurance: 'n8nUser' });
  });

  it.each<[string, Partial<FakeRun>]>([
    ['no trigger has run', { nodes: [] }],
    ['the form is open to all, whatever its fields say', { nodes: [form(2.6, 'none', { user: { id: 'u-1' } })] }],
    ['the webhook has no authentication', { nodes: [webhook('none', token)] }],
    ['it is a test run, where typed askers are forbidden', { nodes: [webhook('jwtAuth', token)], mode: 'manual' }],
  ])('asks as the public, where the node says so and %s', (_why, run) => {
    expect(read({ parameters: { whoIsAsking: 'triggerOrPublic' }, ...run }).assurance).toBe('public');
    expect(() => read(run)).toThrow();
  });

  it('asks as the person whom the trigger has verified, where it could ask as the public', () => {
    expect(read({ parameters: { whoIsAsking: 'triggerOrPublic' }, nodes: [webhook('jwtAuth', token)] })).toEqual({ issuer: 'https://eip', subject: 'E1001', assurance: 'token' });
  });

  it('follows an earlier node that asked as the public, as the public, even where typed askers are allowed', () => {
    const earlier: Before = { name: 'RAG Query', type: 'n8n-nodes-private-llm.ragQuery', typeVersion: 1, disabled: false, items: [{ json: { asked: { person: 'user:ceo', assurance: 'public' } } }] };
    expect(read({ parameters: { whoIsAsking: 'node', earlierNode: 'RAG Query' }, nodes: [earlier], mode: 'manual' }, lenient)).toEqual({ issuer: 'directory', subject: 'user:public', assurance: 'public' });
  });

  it('takes the trigger that ran when the workflow has two', () => {
    const nodes = [webhook('jwtAuth', token, { executed: false }), chat('n8nUserAuth', { user: { id: 'u-1' } })];
    expect(read({ nodes }).issuer).toBe('n8n');
  });

  it('follows an earlier node of ours per item', () => {
    const earlier: Before = {
      name: 'RAG Query', type: 'n8n-nodes-private-llm.ragQuery', typeVersion: 1, disabled: false,
      items: ['user:a', 'user:b'].map((person) => ({ json: { answer: { asked: { person, assurance: 'token' } } } })),
    };
    const run = { parameters: { whoIsAsking: 'node', earlierNode: 'RAG Query' }, nodes: [earlier] };
    expect([read(run, strict, 0).subject, read(run, strict, 1).subject]).toEqual(['user:a', 'user:b']);
  });

  it('counts a test run as typed, since its data may be pinned', () => {
    expect(read({ nodes: [webhook('jwtAuth', token)], mode: 'manual' }, lenient).assurance).toBe('typed');
  });

  it.each<[string, Partial<FakeRun>, AskerPolicy, string]>([
    ['a webhook without authentication', { nodes: [webhook('none', token)] }, lenient, 'does not authenticate'],
    ['a webhook with Basic auth, one account for all', { nodes: [webhook('basicAuth', token)] }, lenient, 'does not authenticate'],
    ['an authentication field that is an expression', { nodes: [webhook('={{ "jwtAuth" }}', token)] }, lenient, 'does not authenticate'],
    ['a payload sent in the body only', { nodes: [webhook('jwtAuth', { body: token })] }, lenient, 'no usable'],
    ['a token without issuer', { nodes: [webhook('jwtAuth', { jwtPayload: { sub: 'E1001' } })] }, lenient, 'no usable'],
    ['a token whose subject is not a string', { nodes: [webhook('jwtAuth', { jwtPayload: { iss: 'https://eip', sub: { $ne: '' } } })] }, lenient, 'no usable'],
    ['a token that claims our own issuer', { nodes: [webhook('jwtAuth', { jwtPayload: { iss: 'directory', sub: 'user:ceo' } })] }, lenient, 'no usable'],
    ['a chat with Basic auth, whose user the client sends', { nodes: [chat('basicAuth', { user: { id: 'u-1' } })] }, lenient, 'does not authenticate'],
    ['a form open to all that has a field named user', { nodes: [form(2.6, 'none', { user: { id: 'u-1' } })] }, lenient, 'does not authenticate'],
    ['a form whose client writes the user as text', { nodes: [form(2.6, 'n8nUserAuth', { user: 'u-1' })] }, lenient, 'gave no n8n user'],
    ['a form of a version that knows no n8n users', { nodes: [form(2.5, 'n8nUserAuth', { user: { id: 'u-1' } })] }, lenient, 'too old'],
    ['a token that claims to be an n8n user', { nodes: [webhook('jwtAuth', { jwtPayload: { iss: 'n8n', sub: 'ceo@formosa.example' } })] }, lenient, 'no usable'],
    ['a token that claims to be a mail address', { nodes: [webhook('jwtAuth', { jwtPayload: { iss: 'mail', sub: 'ceo@formosa.example' } })] }, lenient, 'no usable'],
    ['a chat without its user', { nodes: [chat('n8nUserAuth', {})] }, lenient, 'gave no n8n user'],
    ['no trigger at all', { nodes: [] }, lenient, 'No trigger'],
    ['a disabled trigger', { nodes: [webhook('jwtAuth', token, { disabled: true })] }, lenient, 'No trigger'],
    ['two triggers that ran', { nodes: [webhook('jwtAuth', token), chat('n8nUserAuth', { user: { id: 'u-1' } })] }, lenient, 'No trigger'],
    ['a test run where typed askers are forbidden', { nodes: [webhook('jwtAuth', token)], mode: 'manual' }, strict, 'pinned'],
    ['a node of somebody else as the earlier node', {
      parameters: { whoIsAsking: 'node', earlierNode: 'Code' },
      nodes: [{ name: 'Code', type: 'n8n-nodes-base.code', typeVersion: 2, disabled: false, items: [{ json: { asked: { person: 'user:ceo', assurance: 'token' } } }] }],
    }, lenient, 'not an earlier node'],
    ['an earlier node that itself had a typed asker', {
      parameters: { whoIsAsking: 'node', earlierNode: 'RAG Query' },
      nodes: [{ name: 'RAG Query', type: 'n8n-nodes-private-llm.ragQuery', typeVersion: 1, disabled: false, items: [{ json: { asked: { person: 'user:ceo', assurance: 'typed' } } }] }],
    }, strict, 'does not allow typed'],
    ['a typed asker where the credential forbids it', { parameters: { whoIsAsking: 'typed', askAs: 'user:ceo' } }, strict, 'does not allow typed'],
    ['a typed asker without a name', { parameters: { whoIsAsking: 'typed', askAs: ' ' } }, lenient, 'Nobody is named'],
    ['a name filled in by a model', { parameters: { whoIsAsking: 'typed', askAs: "={{ $fromAI('person') }}" } }, lenient, 'The model may not choose who is asking.'],
    ['a way filled in by a model', { parameters: { whoIsAsking: "={{ $fromAI('way') }}" } }, lenient, 'The model may not choose who is asking.'],
    ['a node name that would end the expression', {
      parameters: { whoIsAsking: 'trigger' }, nodes: [webhook('jwtAuth', token, { name: 'a") }}{{ "' })],
    }, lenient, 'holds braces'],
    ['an unknown way', { parameters: { whoIsAsking: 'anyone' } }, lenient, 'no valid choice'],
  ])('refuses %s', (_why, run, policy, message) => {
    expect(() => read(run, policy)).toThrow(message);
  });
});
