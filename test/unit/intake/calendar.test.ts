// Owns: that calendars and invitations are read as what they arrange, each on its day.
import { expect, it } from 'vitest';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import type { Extraction } from '../../../db/model/extraction.ts';

async function read(text: string, fileName = 'visit.ics'): Promise<Extraction> {
  const result = await readFileBytes(new TextEncoder().encode(text.replaceAll('\n', '\r\n')), fileName);
  return result.ok ? result.extraction : expect.fail(result.reason);
}

const calendar = (events: string, method = 'REQUEST') => `BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:${method}\n${events}END:VCALENDAR\n`;
/** Made by us on the pattern of what Outlook sends. */
const visit = `BEGIN:VEVENT
ATTENDEE;CN="Ana Lee";RSVP=TRUE:mailto:ana@post.example
ATTENDEE:mailto:joiner@northgate.example
DESCRIPTION:The joiner comes about the lock\\, please be at home. We ri
 ng.\\nReference CR/4471
DTSTAMP:20230428T101500Z
DTSTART;TZID="GMT Standard Time":20230503T100000
DTEND;TZID="GMT Standard Time":20230503T110000
LOCATION:Flat 6\\, Tern House
ORGANIZER;CN="Repairs desk":mailto:repairs@northgate.example
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY;LANGUAGE=en-gb:Visit of the joiner
END:VEVENT
`;

it('bug: an invitation was read as it is written, its lines broken in the middle of words, and stood on no day', async () => {
  const extraction = await read(calendar(visit));
  expect(extraction).toMatchObject({ reader: 'calendar', kind: 'sheet', mediaType: 'text/calendar' });
  expect(extraction.columns).toEqual(['Date', 'Time', 'Until', 'Clock', 'What', 'Where', 'From', 'With', 'Repeats', 'Words']);
  const [record] = extraction.records;
  expect(record?.cells).toEqual([
    '3 May 2023',
    '10:00',
    '11:00',
    'GMT Standard Time',
    'Visit of the joiner',
    'Flat 6, Tern House',
    'Repairs desk <repairs@northgate.example>',
    'Ana Lee <ana@post.example>, joiner@northgate.example',
    'FREQ=WEEKLY;COUNT=3',
    'The joiner comes about the lock, please be at home. We ring.\nReference CR/4471',
  ]);
  expect(record?.found).toMatchObject({
    title: 'Visit of the joiner',
    sender: 'Repairs desk <repairs@northgate.example>',
    date: { earliest: '2023-05-03', precision: 'day' },
    time: '10:00',
    dateBasis: 'column',
  });
});

it('has universal time, whole days, tasks, and visits that were called off, each as it says', async () => {
  const event = (kind: string, lines: string) => `BEGIN:${kind}\nSUMMARY:${kind} one\n${lines}\nEND:${kind}\n`;
  const { records, columns } = await read(
    calendar(
      event('VEVENT', 'DTSTART:20230701T213000Z\nDTEND:20230702T000000Z') +
        event('VEVENT', 'DTSTART;VALUE=DATE:20230801\nDTEND;VALUE=DATE:20230802\nSTATUS:TENTATIVE') +
        event('VTODO', 'DUE:20230901T120000') +
        event('VJOURNAL', 'DESCRIPTION:no day'),
      'CANCEL',
    ),
  );
  const said = (name: string) => records.map(({ cells }) => cells[columns.indexOf(name)]);
  expect(said('Date')).toEqual(['1 July 2023', '1 August 2023', '1 September 2023', '']);
  expect(said('Until')).toEqual(['2 July 2023 00:00', '2 August 2023', '', '']);
  expect(said('Clock')).toEqual(['UTC', '', '', '']);
  expect(said('Status')).toEqual(['cancelled', 'tentative', 'cancelled', 'cancelled']);
  expect(records.at(-1)?.found.date.earliest).toBeNull();
});

it('one with nothing in it, and a damaged one, are read as text', async () => {
  expect((await read(calendar(''))).kind).toBe('text');
  expect((await read('BEGIN:VCALENDAR\nnothing of the kind\nBEGIN:\n')).kind).toBe('text');
  for (let end = 30; end < visit.length; end += 23) await read(calendar(visit).slice(0, end));
});

it('that came with a message is its attachment', async () => {
  const message = `From: repairs@northgate.example\nSubject: Visit\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nWe come.\n--b\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\n\n${calendar(visit)}\n--b--\n`;
  const result = await readFileBytes(new TextEncoder().encode(message), 'visit.eml');
  if (!result.ok) expect.fail(result.reason);
  const [invitation] = result.parts;
  expect(invitation?.fileName).toBe('attachment 1.ics');
  expect(invitation?.result?.ok === true && invitation.result.extraction.records.length).toBe(1);
});
