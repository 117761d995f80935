// Owns how the tests without a window run: on Node 24, each file in a process of its own. Must not change the code under test.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

// Hundreds of processes start from source in these tests; what Node compiled for one serves the next.
process.env.NODE_COMPILE_CACHE ??= path.resolve(import.meta.dirname, '..', '.cache', 'compiled');

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  cacheDir: '.cache/vitest',
  test: {
    include: ['test/{unit,migrations,plans,contract}/**/*.test.{ts,tsx}'],
    // The database driver is native code: a process of its own per file keeps one crash from hiding the other results.
    pool: 'forks',
    // By itself it leaves one core to others: of two, half the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
