// Owns the run of Electronegativity over our sources by hand: node build/scripts/electronegativity.ts. `npm test` does the same.
import process from 'node:process';
import { electronegativityProblems } from '../checks/electronegativity.ts';
import { readyScanner, scan } from './bootstrap/scanner.ts';

await readyScanner();
const { findings, unread } = scan();
for (const { rule, file, line, words } of findings) process.stdout.write(`${rule}\t${file}:${line}\t${words}\n`);
const problems = electronegativityProblems(findings, unread);
for (const problem of problems) process.stdout.write(`PROBLEM ${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
