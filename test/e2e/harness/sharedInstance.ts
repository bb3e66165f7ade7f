import { z } from 'zod';

const instance = z.object({
  baseUrl: z.string(),
  folder: z.string(),
  owner: z.object({ email: z.string(), password: z.string() }),
  cookie: z.string(),
  secrets: z.object({ portalJwt: z.string(), operatorJwt: z.string(), erpCaller: z.string(), frappeWebhook: z.string(), portalCaller: z.string(), auditEncryption: z.string(), auditPseudonym: z.string() }),
  documents: z.string(),
  directoryFile: z.string(),
});

/** The n8n that all end-to-end tests share, as scripts/test/startSharedInstance.mjs tells it. Throws outside of jest.e2e.config.js. */
export function sharedInstance(): z.output<typeof instance> {
  const told = process.env.E2E_INSTANCE;
  if (!told) throw new Error('No n8n is running for the tests: run them with "npm test" or "npx jest -c jest.e2e.config.js".');
  return instance.parse(JSON.parse(told));
}
