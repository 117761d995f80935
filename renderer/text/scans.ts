// Owns the words of recognising scans: how far it is, which pages wait, are done or failed.
import { counted } from './ui.ts';

const figure = (count: number) => count.toLocaleString('en-GB');

export const scansText = {
  title: 'Words in scans',
  running: (done: number, all: number) => `Recognising words in scans: ${figure(done)} of ${counted(all, 'page')}`,
  waiting: (waiting: number) => `${counted(waiting, 'page')} of scans wait to be recognised`,
  paused: (waiting: number) => `Recognising is paused: ${counted(waiting, 'page')} of scans wait`,
  failed: (failed: number) => `${counted(failed, 'page')} of scans not recognised`,
  status: (waiting: number) => `Recognising scans: ${counted(waiting, 'page')} left`,
  pause: 'Pause',
  pauseHint: 'Stops now and stays stopped, also after a restart; pages that are done are kept',
  goOn: 'Go on',
  show: 'Show the scans',
  hide: 'Hide the scans',
  again: 'Try again',
  againOf: (exhibit: string) => `Try again to recognise ${exhibit}`,
  leave: 'Leave out',
  leaveOf: (exhibit: string) => `Leave the waiting pages of ${exhibit} without words`,
  states: { waiting: 'waiting', done: 'recognised', failed: 'not recognised' },
  /** Over a paper in which no word was recognised, by how its pages stand. */
  noneIn: {
    waiting: 'A scan: its words are still to be recognised.',
    done: 'No words were recognised in it: a search does not find what it says.',
    failed: (reason: string) => `Its words were not recognised. ${reason}`,
  },
  pages: (numbers: readonly number[]) => (numbers.length === 1 ? `page ${numbers[0]}` : `pages ${numbers.join(', ')}`),
} as const;
