// Owns which component is which screen: the only file that may import every feature. Must not draw anything itself.
import type { ComponentType } from 'react';
import type { ScreenName } from '../api/place.tsx';
import { ChronologyScreen } from './chronology/index.ts';
import { DeterminationScreen } from './determination/index.ts';
import { EvidenceScreen } from './evidence/index.ts';
import { FindingsScreen } from './findings/index.ts';
import { HistoryScreen } from './history/index.ts';
import { OverviewScreen } from './overview/index.ts';
import { ReportScreen } from './report/index.ts';
import { ScopeScreen } from './scope/index.ts';
import { SideBySideScreen } from './sideBySide/index.ts';

/** The nine screens; each fills the place left of the checks panel. */
export const screenComponents: Readonly<Record<ScreenName, ComponentType<{ readonly caseId: string }>>> = {
  overview: OverviewScreen,
  evidence: EvidenceScreen,
  sideBySide: SideBySideScreen,
  chronology: ChronologyScreen,
  scope: ScopeScreen,
  findings: FindingsScreen,
  determination: DeterminationScreen,
  report: ReportScreen,
  history: HistoryScreen,
};

export { CasesScreen } from './cases/index.ts';
export { ChecksPanel } from './checks/index.ts';
export { MarksDialog } from './marks/index.ts';
export { ContactNote } from './overview/index.ts';
export { PrecedentsPanel } from './precedents/index.ts';
export { SearchBox } from './search/index.ts';
export { TornReader } from './sideBySide/index.ts';
