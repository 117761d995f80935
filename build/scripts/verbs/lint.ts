// Owns the verb `lint`: the checks without the tests. Must not hold a check.
import process from 'node:process';
import { runChecks } from '../../checks/run.ts';

process.exit(runChecks() === 0 ? 0 : 1);
