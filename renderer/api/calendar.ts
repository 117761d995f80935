// Owns the case's calendar of working days in the window. The days themselves come with the rule set.
import { useMemo } from 'react';
import type { Calendar } from '../../db/model/clocks.ts';
import { useRead } from './operations.ts';

/** The calendar of a case; null until the rule set is read. */
export function useCalendar(caseId: string): Calendar | null {
  const rules = useRead('rules.read', { caseId }).data;
  return useMemo(() => (rules === undefined ? null : { ...rules.calendar, holidays: new Map(rules.calendar.holidays) }), [rules]);
}
