// Owns the first questions of the window: where the investigator was, which cases there are, whether to offer the sample. Must not draw.
import type { Bridge, ReaderAsk } from '../../electron/contract/bridge.ts';
import { bridge } from '../api/bridge.ts';
import { readLetterChoice } from '../api/letterKeys.ts';
import { say } from '../api/notices.ts';
import { type Place, readPlace } from '../api/place.tsx';
import { readyScreen, TornReader } from '../features/registry.ts';
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
  /** True where the desk waits for its passphrase: nothing else is known then. */
  readonly isLocked: boolean;
  /** Why the desk could not be opened; null when it could. */
  readonly problem: string | null;
}

/** Asks the shell and the store. Never throws: what goes wrong is the `problem`. */
export async function startDesk(): Promise<Started> {
  const nowhere: Place = { caseId: null, cases: {} };
  try {
    const asked = bridge().about();
    const [about, place, cases] = await Promise.all([asked, placeToStart(asked), bridge().call('desk.listCases', {}), readLetterChoice()]);
    if (about.cameBack !== null) say(shellText.cameBack[about.cameBack], 'alert');
    if (!cases.ok) {
      const isLocked = cases.fault.code === 'locked';
      const problem = isLocked ? null : cases.fault.message;
      return { place: nowhere, reader: null, sample: about.sampleCase, isFirstStart: false, isLocked, problem };
    }
    const isThere = cases.value.some((row) => row.id === place.caseId && row.problem === null);
    return {
      place: isThere ? place : { ...place, caseId: null },
      reader: about.reader,
      sample: about.sampleCase,
      isFirstStart: cases.value.length === 0 && Object.keys(place.cases).length === 0,
      isLocked: false,
      problem: null,
    };
  } catch (problem) {
    const text = problem instanceof Error ? problem.message : String(problem);
    return { place: nowhere, reader: null, sample: null, isFirstStart: false, isLocked: false, problem: text };
  }
}

/** The remembered place, when the code of what this window shows first is here too: the store answers about the cases meanwhile. */
async function placeToStart(about: ReturnType<Bridge['about']>): Promise<Place> {
  const [{ reader, cameBack }, remembered] = await Promise.all([about, readPlace()]);
  const place = cameBack === 'withoutPapers' ? withoutPapers(remembered) : remembered;
  const here = place.caseId === null ? undefined : place.cases[place.caseId];
  // One that cannot be loaded says so in its place.
  if (reader !== null) await TornReader.ready().catch(() => undefined);
  else if (here !== undefined) await readyScreen(here.screen);
  return place;
}

/** The Overview, no paper open: one of them may be what stops the window. */
function withoutPapers(place: Place): Place {
  const here = place.caseId === null ? undefined : place.cases[place.caseId];
  if (place.caseId === null || here === undefined) return place;
  return { ...place, cases: { ...place.cases, [place.caseId]: { ...here, screen: 'overview', open: { resident: null, landlord: null } } } };
}
