import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';
import layers from './scripts/lint/layers.mjs';

const TYPESCRIPT = ['{nodes,credentials,src,eval,bench,test}/**/*.ts'];
const NO_AUTHOR = Object.fromEntries(
  Object.keys(n8nNodesBase.configs.community.rules).filter((name) => name.includes('-author-')).map((name) => [name, 'off']),
);
const base = { plugins: { 'n8n-nodes-base': n8nNodesBase } };

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { layers } } },
    rules: {
      'house/layers': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, minimumDescriptionLength: 3 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  // eval/ and bench/ are commands: what they print is what they are for.
  { files: ['{eval,bench}/**/*.ts'], rules: { 'no-console': 'off' } },
  // A stand-in for a context is cast once, in the open, to the interface that it stands for.
  { files: ['test/**/*.ts'], rules: { 'max-lines': ['error', 400], '@typescript-eslint/no-require-imports': 'off' } },
  // It stands in for n8n's expression engine, so it evaluates the expressions that a test gives it.
  { files: ['test/fixtures/fakeExecuteFunctions.ts'], rules: { 'no-new-func': 'off' } },
  {
    files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'],
    extends: [n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport],
    rules: {
      // Parsers and clients are the product, and it is for self-hosted n8n: the README says so, each is pinned, and none runs a script at install.
      '@n8n/community-nodes/no-runtime-dependencies': 'off',
      // It looks for the credential's name as a literal beside `testedBy`, ours is a constant; test/e2e/nodesLoad.test.ts looks at what n8n got instead.
      '@n8n/community-nodes/credential-test-required': 'off',
      // No one person stands for the project, and it has no page but its README.
      '@n8n/community-nodes/valid-author': 'off',
      '@n8n/community-nodes/require-homepage': 'off',
      // It goes by the words of a name; `encryptionKey` is as secret as a password.
      '@n8n/community-nodes/credential-unnecessary-password': 'off',
    },
  },
  {
    files: ['nodes/**/*.ts'],
    ...base,
    rules: {
      ...n8nNodesBase.configs.nodes.rules,
      // A limit here is passages of a prompt or files of a run, not rows of a list: 50 is no sensible default, and a bound in the form beats an error at run time.
      'n8n-nodes-base/node-param-default-wrong-for-limit': 'off',
      'n8n-nodes-base/node-param-description-wrong-for-limit': 'off',
      'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
      // They want the literal 'main', where the community rule `node-connection-type-literal` wants n8n's enum; and one output, where ours have several.
      'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
      'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
      // Errors of our own become node errors in runItems, one for all nodes.
      'n8n-nodes-base/node-execute-block-wrong-error-thrown': 'off',
      // It reads only literal options, so a default among spread ones counts as wrong.
      'n8n-nodes-base/node-param-default-wrong-for-options': 'off',
    },
  },
  {
    files: ['credentials/**/*.ts'],
    ...base,
    // n8n's own nodes name a page of its docs here; a community package gives a URL, which `documentation-url-not-http-url` checks.
    rules: { ...n8nNodesBase.configs.credentials.rules, 'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off' },
  },
  {
    files: ['package.json'],
    ...base,
    languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
    rules: { ...n8nNodesBase.configs.community.rules, ...NO_AUTHOR },
  },
  {
    files: ['scripts/**/*.mjs'],
    extends: [tseslint.configs.recommended],
    rules: {
      eqeqeq: 'error',
      'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!node:|\\.)', message: 'scripts/ runs before anything is installed: node: modules and files beside it only.' }] }],
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
