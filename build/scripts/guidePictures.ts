// Owns the pictures of the guide and the README: copies those chosen from the sweep's own (test/e2e/pictures.spec.ts) to docs/pictures. Run after it.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Name in docs/pictures by name in out/pictures. */
const chosen = {
  'side-by-side.png': 'reading-light-1280.png',
  'evidence.png': 'evidence-light-1280.png',
  'scope.png': 'scope-light-1280.png',
  'findings.png': 'findings-light-1280.png',
  'determination.png': 'determination-light-1280.png',
  'report.png': 'report-light-1280.png',
} as const;

const to = path.join(root, 'docs', 'pictures');
await mkdir(to, { recursive: true });
for (const [name, from] of Object.entries(chosen)) await copyFile(path.join(root, 'out', 'pictures', from), path.join(to, name));
