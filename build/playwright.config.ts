// Owns how the tests in the real application run: two applications at a time on displays of their own, no retries that would hide a fault, a trace of what failed.
import path from 'node:path';
import process from 'node:process';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  testDir: path.join(root, 'test', 'e2e'),
  outputDir: path.join(root, 'test-results'),
  // Half of a test is waiting for a process to start. Elsewhere two windows would take the keyboard from each other.
  workers: process.platform === 'linux' ? 2 : 1,
  retries: 0,
  // A start is dear: a test takes many steps.
  timeout: 150_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
});
