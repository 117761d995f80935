// Owns the verb `build`: brings the bundles up to date. Must not start anything.
import process from 'node:process';
import { readyBundles } from '../bootstrap/bundles.ts';
import { say } from '../bootstrap/say.ts';

try {
  await readyBundles();
} catch (problem) {
  say(problem instanceof Error ? problem.message : String(problem));
  process.exit(1);
}
