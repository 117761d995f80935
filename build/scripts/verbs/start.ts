// Owns the verb `start`: the application on the sample case; with no display, a picture of it instead. Must not hold what the application does.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { readyBundles } from '../bootstrap/bundles.ts';
import { isDisplayMissing, readyDebian } from '../bootstrap/debian.ts';
import { onDisplay } from '../bootstrap/display.ts';
import { root } from '../bootstrap/place.ts';
import { readyLaunch, readyRuntime } from '../bootstrap/runtime.ts';
import { readySample, sampleDesk } from '../bootstrap/sampleDesk.ts';
import { asRoot } from '../bootstrap/sandbox.ts';
import { say } from '../bootstrap/say.ts';

readyDebian('window');
const launch = await readyLaunch(await readyRuntime());
readySample();
await readyBundles();
const args = [...launch.args, ...asRoot(), ...process.argv.slice(2)];
let command: readonly [string, ...string[]];
if (isDisplayMissing()) {
  say('There is no display here: the application runs under Xvfb and a picture of it is saved.');
  command = onDisplay([process.execPath, path.join(root, 'build', 'scripts', 'pictureOfStart.ts'), launch.executable, ...args]);
} else {
  command = [launch.executable, ...args];
}
const child = spawn(command[0], command.slice(1), { stdio: 'inherit', env: { ...process.env, ...sampleDesk() } });
child.once('error', (problem) => {
  say(`${command[0]} could not be started: ${problem.message}`);
  process.exit(1);
});
child.once('exit', (code) => process.exit(code ?? 1));
