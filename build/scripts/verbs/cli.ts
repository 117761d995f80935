// Owns the verb `cli` where a PDF is asked for: the command line prints through the application, so the runtime and the bundles have to be there.
// Must not read the command line's arguments: db/cli does.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { readyBundles } from '../bootstrap/bundles.ts';
import { readyDebian } from '../bootstrap/debian.ts';
import { onDisplay } from '../bootstrap/display.ts';
import { root } from '../bootstrap/place.ts';
import { readyLaunch, readyRuntime } from '../bootstrap/runtime.ts';
import { asRoot } from '../bootstrap/sandbox.ts';

readyDebian('window');
const launch = await readyLaunch(await readyRuntime());
await readyBundles();
const print = onDisplay([launch.executable, ...launch.args, ...asRoot(), '--print-report']);
const child = spawn(process.execPath, [path.join(root, 'out', 'db', 'cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, OMBUDSMAN_DESK_PRINT_COMMAND: JSON.stringify(print) },
});
child.once('error', (problem) => {
  process.stderr.write(`The command line could not be started: ${problem.message}\n`);
  process.exit(1);
});
child.once('exit', (code) => process.exit(code ?? 1));
