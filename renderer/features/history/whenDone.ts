// Owns how the time of a history row is said: the desk's own clock and its zone, whatever zone the reader is in. Pure.
import { formatDay } from '../../../db/model/dates.ts';

/** `24 November 2026, 14:05:09 UTC+01:00`: the clock at the desk where it was done. */
export function whenDone(atMs: number, offsetMinutes: number): string {
  const local = new Date(atMs + offsetMinutes * 60_000).toISOString();
  const sign = offsetMinutes < 0 ? '-' : '+';
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDay(local.slice(0, 10))}, ${local.slice(11, 19)} UTC${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
