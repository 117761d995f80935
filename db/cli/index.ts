// Owns: the command line as a process of its own: its words, its streams and the code it ends with. Must not know verbs.
import process from 'node:process';
import { runWords } from './commandLine.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away: nobody is left to tell.
  if (error.code === 'EPIPE') process.exit(0);
});
process.exitCode = await runWords(process.argv.slice(2));
