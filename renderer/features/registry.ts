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
export const GuideDialog = later(async () => (await import('./guide/index.ts')).GuideDialog);
export const HandOverDialog = later(async () => (await import('./history/index.ts')).HandOverDialog);
export const OpenHandoverDialog = later(async () => (await import('./history/index.ts')).OpenHandoverDialog);
export const MarksDialog = later(async () => (await import('./marks/index.ts')).MarksDialog);
export const ProtectionDialog = later(async () => (await import('./cases/ProtectionDialog.tsx')).ProtectionDialog);
export const RetentionDialog = later(async () => (await import('./cases/RetentionDialog.tsx')).RetentionDialog);
export const PrecedentsPanel = later(async () => (await import('./precedents/index.ts')).PrecedentsPanel);

/** What a key opens in any screen of a case: it has to be there before the next key, which is typed into it. */
const keyed = [ChecksPanel, ContactNote, MarksDialog, PrecedentsPanel];

/** Loads a screen of a case, and what keys open in it. Never rejects: a part that cannot be loaded says so in its place. */
export async function readyScreen(name: ScreenName): Promise<void> {
  await Promise.allSettled([screenComponents[name], ...keyed].map((part) => part.ready()));
}

/** Whether all of that is here. */
export function isScreenReady(name: ScreenName): boolean {
  return [screenComponents[name], ...keyed].every((part) => part.component() !== null);
}

export const TornReader = later(async () => (await import('./sideBySide/index.ts')).TornReader);

export { CasesScreen } from './cases/index.ts';
export { SearchBox } from './search/index.ts';
