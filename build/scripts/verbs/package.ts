// Owns the verb `package`: a runnable folder for this machine. Must not make installers.
import process from 'node:process';
import { readyDebian } from '../bootstrap/debian.ts';
import { pack } from '../bootstrap/packed.ts';
import { say } from '../bootstrap/say.ts';

try {
  readyDebian('window');
  say(`The application is packed: ${await pack()}`);
} catch (problem) {
  say(problem instanceof Error ? problem.message : String(problem));
  process.exit(1);
}
