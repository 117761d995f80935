// Owns: calendars and invitations (.ics, IETF, RFC 5545) to one dated record for each appointment, task or note in them. Must not say when a repeated one came round: its rule stands beside it.
import ICAL from 'ical.js';
import { formatDay } from '../../model/dates.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { personText } from '../../model/message.ts';
import { canonicalText, decodeText } from './decodeText.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import type { Cell } from './table.ts';
import { readText } from './text.ts';

type Component = InstanceType<typeof ICAL.Component>;

/** What is read of an appointment, in the order of the columns; those that say nothing anywhere are left out. */
const columns = ['Date', 'Time', 'Until', 'Clock', 'What', 'Where', 'From', 'With', 'Status', 'Repeats', 'Words'] as const;
type Said = Readonly<Record<(typeof columns)[number], string>> & { readonly day: string | null };

/** Reads a calendar as a sheet of what is in it; one without an appointment is read as text. */
export async function readCalendar(source: Source): Promise<ReadResult> {
  const said = saidIn(decodeText(source.bytes));
  if (said.length === 0) return readText(source);
  const kept = columns.filter((column) => column === 'Date' || column === 'What' || said.some((each) => each[column] !== ''));
  const rows = said.map((each) =>
    kept.map((column): Cell => {
      const isDate = column === 'Date' && each.day !== null;
      return { text: each[column], ...(isDate ? { date: { day: each.day ?? '', time: each.Time === '' ? null : each.Time } } : {}) };
    }),
  );
  const author = kept.indexOf('From');
  return sheetResult(
    { columns: { date: 0, title: kept.indexOf('What'), ...(author < 0 ? {} : { author }) }, ...source },
    { reader: 'calendar', version: '1', mediaType: 'text/calendar' },
    [{ name: '', rows: [kept.map((name): Cell => ({ text: name })), ...rows] }],
  );
}

function saidIn(text: string): Said[] {
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text);
  } catch {
    return [];
  }
  // Several calendars one after another in a file come as a list of them.
  const all = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
  return all.flatMap((each) => {
    const calendar = new ICAL.Component(each as ConstructorParameters<typeof ICAL.Component>[0]);
    const method = wordsOf(calendar, 'method').toLowerCase();
    return ['vevent', 'vtodo', 'vjournal'].flatMap((kind) => calendar.getAllSubcomponents(kind).map((event) => saidOf(event, method)));
  });
}

function saidOf(event: Component, method: string): Said {
  const start = momentOf(event, 'dtstart') ?? momentOf(event, 'due') ?? momentOf(event, 'dtstamp');
  const end = momentOf(event, 'dtend') ?? momentOf(event, 'due');
  const status = wordsOf(event, 'status').toLowerCase();
  return {
    day: start?.day ?? null,
    Date: start === null ? '' : formatDay(start.day),
    Time: start?.time ?? '',
    Until: end === null || end.text === start?.text ? '' : end.day === start?.day ? end.time : end.text,
    Clock: start?.clock ?? '',
    What: wordsOf(event, 'summary'),
    Where: wordsOf(event, 'location'),
    From: personOf(event.getFirstProperty('organizer')),
    With: event.getAllProperties('attendee').map(personOf).join(', '),
    Status: status === '' && method === 'cancel' ? 'cancelled' : status,
    Repeats: event.getAllProperties('rrule').map(wordsIn).join(', '),
    Words: wordsOf(event, 'description'),
  };
}

/** As it is written, on the clock it is written for: a named zone, universal time, or that of whoever reads it. */
function momentOf(event: Component, name: string) {
  const property = event.getFirstProperty(name);
  const written = wordsIn(property);
  const [, day, time = '', utc] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):\d{2}(Z)?)?$/.exec(written) ?? [];
  if (day === undefined) return null;
  const zone = property?.getFirstParameter('tzid') ?? '';
  return { day, time, clock: utc === undefined ? zone : 'UTC', text: `${formatDay(day)}${time === '' ? '' : ` ${time}`}` };
}

function wordsOf(component: Component, name: string): string {
  return canonicalText(component.getAllProperties(name).map(wordsIn).join('\n')).trim();
}

type Property = NonNullable<ReturnType<Component['getFirstProperty']>>;

function wordsIn(property: Property | null): string {
  return String(property?.getFirstValue() ?? '');
}

function personOf(property: Property | null): string {
  if (property === null) return '';
  const address = wordsIn(property).replace(/^mailto:/i, '');
  return personText(property.getFirstParameter('cn') ?? '', address);
}
