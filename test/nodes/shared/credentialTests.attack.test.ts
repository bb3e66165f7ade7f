import type { ICredentialTestFunctions } from 'n8n-workflow';
import { testDirectory } from '../../../nodes/shared/credentialTests';

test('a secret that another program put into its message is not shown', async () => {
  const secret = 'hunter2-hunter2';
  const data = { path: `/nowhere/${secret}/directory.yaml`, apiKey: secret };
  const { status, message } = await testDirectory.call({} as ICredentialTestFunctions, { id: '1', name: 'Test', type: 'privateLlmDirectoryApi', data });
  expect({ status, message }).toEqual({ status: 'Error', message: expect.stringContaining('The directory file /nowhere/***/directory.yaml cannot be read.') });
});
