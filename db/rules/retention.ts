// Owns: periods of retention that bodies of the field have published, as suggestions with their sources. None of them is a rule before an office makes it one.
import type { RetentionSuggestion } from '../model/retention.ts';

/** For whoever writes the office's own rules. The Housing Ombudsman's present schedule was not seen in figures. */
export const retentionSuggestions: readonly RetentionSuggestion[] = [
  {
    of: 'papers',
    from: 'closed',
    period: { count: 5, unit: 'years' },
    source: {
      publisher: 'Local Government and Social Care Ombudsman',
      title: 'Retention and disposal of casework records policy',
      confidence: 'publisher',
    },
    unsure: 'It calls five years reasonable for complaint material, and gives files, entries on screen and decisions periods of their own.',
  },
  {
    of: 'papers',
    from: 'closed',
    period: { count: 12, unit: 'months' },
    source: {
      publisher: 'Housing Ombudsman Service',
      title: 'Privacy statement, an old edition',
      confidence: 'publisher',
    },
    unsure: 'An old statement, cut off in the copy that was seen. The figures of the present schedule were not found: ask for it.',
  },
];
