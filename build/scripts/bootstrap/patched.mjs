// Owns noting, when npm has applied the patches, which those were: the lock file does not tell. Run by npm after each install; must not apply any.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOfPatches, patchStamp } from './packages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
writeFileSync(patchStamp(root), digestOfPatches(root));
