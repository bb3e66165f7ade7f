import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap/bootstrap.mjs';
import { build } from './bootstrap/build.mjs';
import { packageRoot } from './bootstrap/folders.mjs';
import { runAttached } from './bootstrap/runAttached.mjs';
import { say } from './bootstrap/step.mjs';
import { StepFailed } from './bootstrap/StepFailed.mjs';
import { installedSize } from './measure/installedSize.mjs';

const node = (script, args) => runAttached(process.execPath, [script, ...args], { cwd: packageRoot });

function compiled(folder) {
  return (args) => {
    const main = join(packageRoot, 'dist', folder, 'main.js');
    if (!existsSync(main)) throw new StepFailed(`${folder}/main.ts is missing.`, 'Restore it with git and run the command again.');
    return node(main, args);
  };
}

const COMMANDS = {
  build: () => build({ always: true }).then(() => 0),
  lint: (args) => node(join(packageRoot, 'node_modules', 'eslint', 'bin', 'eslint.js'), ['.', ...args]),
  eval: compiled('eval'),
  bench: compiled('bench'),
  size: () => build().then(installedSize),
};

await bootstrap(([name, ...args]) => {
  const command = COMMANDS[name];
  if (command) return command(args);
  say(`Usage: node scripts/run.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`);
  return 1;
});
