// Owns: dates of e-mail headers (IETF, RFC 5322 section 3.3 and 4.3), kept as written: civil day, clock time and the sender's own offset.

import { clockTime, realDay } from '../../model/britishDate.ts';
import { type CivilDate, monthNumber } from '../../model/dates.ts';

export interface MailDate {
  readonly day: CivilDate;
  /** `09:12`; null when the header gives none. */
  readonly time: string | null;
  /** `+01:00` as written; null when the zone is missing or means different things to different people. */
  readonly offset: string | null;
}

// The named zones RFC 5322 still defines, and BST, which British servers write; other letters mean nothing certain.
const zones: Readonly<Record<string, string>> = {
  UT: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  Z: '+00:00',
  BST: '+01:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
};

const rfc =
  /(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?[\s-]+(\d{4}|\d{2,3})(?:[\s,]+(\d{1,2})[:.](\d{1,2})(?:[:.]\d{1,2})?\s*([AaPp]\.?[Mm]\.?)?)?\s*(.*)$/s;
const asctime =
  /^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::\d{2})?\s+(?:([A-Z]{2,4}|[+-]\d{4})\s+)?(\d{4})/;
const iso = /^((?:19|20)\d{2})-(\d{2})-(\d{2})(?:[T\s]+(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(.*)$/;

/** Reads a Date header; null when it is not one or names a day before e-mail (a clock that was never set). */
export function mailDate(header: string): MailDate | null {
  // Comments such as "(GMT Daylight Time)" say nothing the figures do not.
  const text = header.replace(/\([^()]*\)/g, ' ').trim();
  let found = asctime.exec(text);
  if (found) return made(found[6], monthNumber(found[1] ?? ''), found[2], found[3], found[4], undefined, found[5] ?? '');
  found = iso.exec(text);
  if (found) return made(found[1], Number(found[2]), found[3], found[4], found[5], undefined, found[6] ?? '');
  found = rfc.exec(text);
  return found ? made(found[3], monthNumber(found[2] ?? ''), found[1], found[4], found[5], found[6], found[7] ?? '') : null;
}

/** The date at the end of a Received header: when that server took the message. */
export function receivedDate(header: string): MailDate | null {
  const at = header.lastIndexOf(';');
  return at < 0 ? null : mailDate(header.slice(at + 1));
}

function made(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
  half: string | undefined,
  zone: string,
): MailDate | null {
  const figures = Number(year);
  // RFC 5322 4.3: two figures below 50 are 20xx, otherwise and with three figures add 1900.
  const full = (year ?? '').length === 4 ? figures : figures + ((year ?? '').length === 2 && figures < 50 ? 2000 : 1900);
  const real = realDay(full, month, Number(day));
  if (real === null || full < 1982) return null;
  return { day: real, time: clockTime(hours, minutes?.padStart(2, '0'), half), offset: offsetOf(zone) };
}

function offsetOf(zone: string): string | null {
  const figures = /^\s*([+-])(\d{2}):?(\d{2})\b/.exec(zone);
  if (figures) return Number(figures[2]) < 24 && Number(figures[3]) < 60 ? `${figures[1]}${figures[2]}:${figures[3]}` : null;
  return zones[/^\s*([A-Za-z]{1,4})\b/.exec(zone)?.[1]?.toUpperCase() ?? ''] ?? null;
}
