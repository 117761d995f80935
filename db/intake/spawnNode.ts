// Owns: starting a reader process on Node, for the command line and tests. Under the window, main starts them instead.
import { fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReaderHandle } from '../model/extraction.ts';
import { notSaidByReaders, saidByReader } from '../model/fromReader.ts';
import { type ReaderNeeds, readerArguments, readerEnvironment } from '../model/readerNeeds.ts';

/** The reader's own file beside this one, from source as in the bundle. */
const ownEntry = fileURLToPath(new URL(import.meta.url.endsWith('.js') ? './intakeReader.js' : './readerProcess.ts', import.meta.url));

/** Starts one reader process, which may do what `db/model/readerNeeds.ts` says and no more. */
export function spawnReaderOnNode(needs: ReaderNeeds = {}, entry: string = ownEntry): ReaderHandle {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: readerEnvironment,
    execArgv: readerArguments(ownCode(entry), needs),
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
      child.on('message', (heard) => {
        const said = isTold ? null : saidByReader(heard);
        if (said !== null) return message(said);
        child.kill('SIGKILL');
        return tell(notSaidByReaders);
      });
      child.on('error', (error) => tell(error.message));
      child.on('exit', (code, signal) => tell(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`));
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

/** Its code lies two folders below the program's (`db/intake`, `out/db`), its packages beside; each folder up is asked for a package.json. */
function ownCode(entry: string): string[] {
  const root = path.resolve(realpathSync(path.dirname(entry)), '../..');
  return [path.resolve(path.dirname(entry), '..'), path.join(root, 'node_modules'), path.join(root, 'package.json')];
}
