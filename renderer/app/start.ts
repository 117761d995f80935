// Owns the first questions of the window: where the investigator was, which cases there are, whether to offer the sample. Must not draw.
import type { ReaderAsk } from '../../electron/contract/bridge.ts';
import { bridge } from '../api/bridge.ts';
import { readLetterChoice } from '../api/letterKeys.ts';
import { say } from '../api/notices.ts';
import { type Place, readPlace } from '../api/place.tsx';
import { readyKeyed, screenComponents } from '../features/registry.ts';
import { shellText } from '../text/shell.ts';

/** What the window knows before its first screen. */
export interface Started {
  readonly place: Place;
  /** What this window was torn off to show; null in the main window. */
  readonly reader: ReaderAsk | null;
  /** Folder of the sample case where one ships with the application. */
  readonly sample: string | null;
  /** True when the desk has no case at all and has never been anywhere. */
  readonly isFirstStart: boolean;
  /** Why the desk could not be opened; null when it could. */
  readonly problem: string | null;
}

/** Asks the shell and the store. Never throws: what goes wrong is the `problem`. */
export async function startDesk(): Promise<Started> {
  const nowhere: Place = { caseId: null, cases: {} };
  try {
    const [about, place, cases] = await Promise.all([
      bridge().about(),
      readPlaceWithScreen(),
      bridge().call('desk.listCases', {}),
      readLetterChoice(),
    ]);
    if (about.cameBack) say(shellText.cameBack, 'alert');
    if (!cases.ok) return { place: nowhere, reader: null, sample: about.sampleCase, isFirstStart: false, problem: cases.fault.message };
    const isThere = cases.value.some((row) => row.id === place.caseId && row.problem === null);
    return {
      place: isThere ? place : { ...place, caseId: null },
      reader: about.reader,
      sample: about.sampleCase,
      isFirstStart: cases.value.length === 0 && Object.keys(place.cases).length === 0,
      problem: null,
    };
  } catch (problem) {
    const text = problem instanceof Error ? problem.message : String(problem);
    return { place: nowhere, reader: null, sample: null, isFirstStart: false, problem: text };
  }
}

/** The remembered place, when the code of its screen is here too: the store answers about the cases meanwhile. */
async function readPlaceWithScreen(): Promise<Place> {
  const place = await readPlace();
  const here = place.caseId === null ? undefined : place.cases[place.caseId];
  // A screen that cannot be loaded says so in its own place.
  if (here !== undefined) await Promise.allSettled([screenComponents[here.screen].ready(), readyKeyed()]);
  return place;
}
