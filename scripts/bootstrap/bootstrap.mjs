import { build } from './build.mjs';
import { installDependencies } from './installDependencies.mjs';
import { underNode24 } from './underNode24.mjs';

/** The one way into every npm script: Node 24, dependencies and build first, then `main`, whose value is the exit code. */
export const bootstrap = (main) =>
  underNode24(async () => {
    await installDependencies();
    await build();
    return main(process.argv.slice(2));
  });
