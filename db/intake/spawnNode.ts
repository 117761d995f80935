// Owns: starting a reader process on Node, for the command line and tests. Under the window, main starts them instead.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromReader, ReaderHandle } from '../model/extraction.ts';

/** Megabytes of JavaScript heap a reader may use. */
const readerHeapMegabytes = 1024;

/** The reader's own file beside this one, from source as in the bundle. */
const ownEntry = fileURLToPath(new URL(import.meta.url.endsWith('.js') ? './intakeReader.js' : './readerProcess.ts', import.meta.url));

/** Starts one reader process: no writing, no further processes, and no environment but what it needs; native code only where it draws. */
export function spawnReaderOnNode(draws?: 'draws', entry: string = ownEntry): ReaderHandle {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { TZ: 'UTC' },
    execArgv: [
      `--max-old-space-size=${readerHeapMegabytes}`,
      '--disable-warning=ExperimentalWarning',
      '--permission',
      '--allow-fs-read=*',
      ...(draws === undefined ? [] : ['--allow-addons']),
    ],
  });
  return {
    send: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    hear: ({ message, gone }) => {
      let isTold = false;
      const tell = (why: string) => {
        if (!isTold) gone(why);
        isTold = true;
      };
      child.on('message', (heard) => message(heard as FromReader));
      child.on('error', (error) => tell(error.message));
      child.on('exit', (code, signal) => tell(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`));
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
