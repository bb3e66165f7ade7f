import { bootstrap } from './bootstrap/bootstrap.mjs';

await bootstrap(async (args) => (await import('./demo/main.mjs')).main(args));
