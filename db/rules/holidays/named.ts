// Owns: how the tables of bank holidays are written: a line a year, each day a letter and its month and day. Must not hold a date.
import type { CivilDate } from '../../model/dates.ts';

/** What each letter of a table stands for. A day that stands in for one at a weekend goes by its name. */
const names = {
  N: 'New Year’s Day',
  '2': '2 January',
  P: 'St Patrick’s Day',
  G: 'Good Friday',
  E: 'Easter Monday',
  M: 'early May bank holiday',
  S: 'spring bank holiday',
  O: 'Battle of the Boyne',
  A: 'summer bank holiday',
  T: 'St Andrew’s Day',
  C: 'Christmas Day',
  B: 'Boxing Day',
  W: 'royal wedding',
  J: 'royal jubilee',
  F: 'state funeral',
  K: 'coronation',
  Q: 'World Cup bank holiday',
} as const;

/** Every bank holiday of a table by its ISO day, with its name. */
export function namedHolidays(byYear: Readonly<Record<number, string>>): ReadonlyMap<CivilDate, string> {
  return new Map(
    Object.entries(byYear).flatMap(([year, days]) =>
      days.split(' ').map((written) => [`${year}-${written.slice(1)}`, names[written[0] as keyof typeof names]] as const),
    ),
  );
}
