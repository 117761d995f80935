// Owns: folders of a test's own, removed when it ends. Must not be used for anything a test shares with another.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A new empty folder, removed with all it holds when the running test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
