// Owns the words in which things that can be cited are named: absences by kind, searches.
import type { DraftValue } from '../../db/model/draft.ts';

export const citableText = {
  absence: {
    'record-missing': 'Expected record not seen',
    'not-borne-out': 'Not borne out by the papers searched',
    uncontradicted: 'Stands uncontradicted',
  } satisfies Record<DraftValue<'absence'>['absenceKind'], string>,
  searched: (query: string, count: number) => `Searched: ${query}, ${count === 0 ? 'nothing found' : `${count} found`}`,
} as const;
