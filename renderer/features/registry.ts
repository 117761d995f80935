// Owns which component is which screen: the only file that may import every feature. Must not draw anything itself.
import type { ScreenName } from '../api/place.tsx';
import { type LaterPart, later } from '../ui/later.tsx';

/** The nine screens; each fills the place left of the checks panel. What the window does not show at first is loaded when it is wanted. */
export const screenComponents: Readonly<Record<ScreenName, LaterPart<{ readonly caseId: string }>>> = {
  overview: later(async () => (await import('./overview/index.ts')).OverviewScreen),
  evidence: later(async () => (await import('./evidence/index.ts')).EvidenceScreen),
  sideBySide: later(async () => (await import('./sideBySide/index.ts')).SideBySideScreen),
  chronology: later(async () => (await import('./chronology/index.ts')).ChronologyScreen),
  scope: later(async () => (await import('./scope/index.ts')).ScopeScreen),
  findings: later(async () => (await import('./findings/index.ts')).FindingsScreen),
  determination: later(async () => (await import('./determination/index.ts')).DeterminationScreen),
  report: later(async () => (await import('./report/index.ts')).ReportScreen),
  history: later(async () => (await import('./history/index.ts')).HistoryScreen),
};

export const BackupsDialog = later(async () => (await import('./history/index.ts')).BackupsDialog);
export const ChecksPanel = later(async () => (await import('./checks/index.ts')).ChecksPanel);
export const ContactNote = later(async () => (await import('./overview/index.ts')).ContactNote);
export const MarksDialog = later(async () => (await import('./marks/index.ts')).MarksDialog);
export const PrecedentsPanel = later(async () => (await import('./precedents/index.ts')).PrecedentsPanel);
/**
 * Loads what a key opens in any screen of a case: it has to be there before the next key, which is typed into it. Rejects never: a part that cannot be loaded says so in its
 * place.
 */
export async function readyKeyed(): Promise<void> {
  await Promise.allSettled([ChecksPanel, ContactNote, MarksDialog, PrecedentsPanel].map((part) => part.ready()));
}

export const TornReader = later(async () => (await import('./sideBySide/index.ts')).TornReader);

export { CasesScreen } from './cases/index.ts';
export { SearchBox } from './search/index.ts';
