// Owns the words in which things that can be cited are named: absences by kind, searches.
import { absenceKindWords } from '../../db/model/wording.ts';

export const citableText = {
  absence: absenceKindWords,
  searched: (query: string, count: number) => `Searched: ${query}, ${count === 0 ? 'nothing found' : `${count} found`}`,
} as const;
