// Owns the verb `bootstrap`: readies everything the other verbs need, asking the vendor again for its Electron. Must not start the application.
import { readyDebian } from '../bootstrap/debian.ts';
import { readyLaunch, readyRuntime } from '../bootstrap/runtime.ts';
import { say } from '../bootstrap/say.ts';

readyDebian('tests');
const runtime = await readyRuntime(true);
const launch = await readyLaunch(runtime);
say(`Ready: Electron ${runtime.version}, started as ${[launch.executable, ...launch.args].join(' ')}`);
