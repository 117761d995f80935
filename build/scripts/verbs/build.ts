// Owns the verb `build`: brings the bundles up to date. Must not start anything.
import { readyBundles } from '../bootstrap/bundles.ts';

await readyBundles();
