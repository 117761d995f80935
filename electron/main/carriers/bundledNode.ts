// Owns the carrier on the Node 24 that ships with the application, for runtimes too old for the database driver. Must not import Electron: tests run it.
import { fork } from 'node:child_process';
import { type Carrier, carriedEnvironment } from './carrier.ts';

/**
 * Starts bundles as children of a Node.
 * @param node path of that Node
 */
export function bundledNodeCarrier(node: string): Carrier {
  return {
    name: 'bundledNode',
    start({ file, memory }) {
      const child = fork(file, [], {
        execPath: node,
        execArgv: memory === null ? [] : [`--max-old-space-size=${memory}`],
        // Bytes and dates travel as they are, as between Electron's processes.
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: carriedEnvironment(process.env),
      });
      return {
        send(message) {
          // A message to a process that has just died is lost like the process; `gone` tells.
          if (child.connected) child.send(message as object, () => undefined);
        },
        hear(on) {
          let isGone = false;
          const gone = (why: string) => {
            if (isGone) return;
            isGone = true;
            on.gone(why);
          };
          child.on('message', (message) => on.message(message as Parameters<typeof on.message>[0]));
          child.once('error', (problem) => gone(problem.message));
          child.once('exit', (code, signal) => gone(signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`));
        },
        end: () => void child.kill('SIGKILL'),
      };
    },
  };
}
