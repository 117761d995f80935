// Owns: a process that protects the desk of a folder and can be killed in the middle of it. Says each file it comes to on standard output.
import process from 'node:process';
import { protect } from '../../db/host/protection.ts';

const [, , folder = '', passphrase = ''] = process.argv;
await protect(folder, passphrase, ({ done }) => void process.stdout.write(`file ${done}\n`));
