// Owns the carrier on Electron's own utility process. Must not be chosen where its Node is too old for the database driver.
import { utilityProcess } from 'electron';
import { type Carrier, carriedEnvironment } from './carrier.ts';

/** Starts bundles in utility processes. */
export const utilityCarrier: Carrier = {
  name: 'utility',
  start({ file, label }) {
    const child = utilityProcess.fork(file, [], {
      serviceName: label,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: carriedEnvironment(process.env),
    });
    return {
      send: (message) => child.postMessage(message),
      hear(on) {
        child.on('message', (message) => on.message(message));
        child.once('exit', (code) => on.gone(`it ended with exit code ${code}`));
      },
      end: () => void child.kill(),
    };
  },
};
