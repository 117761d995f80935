// Owns the words of how a sheet of plain text is read: its encoding and delimiter, and the look at what others would give.
import type { HowRead, ReadAs } from '../../db/model/delimited.ts';
import type { RowFields } from '../../db/model/extraction.ts';
import type { JobStepName } from '../../db/model/jobSteps.ts';
import { counted } from './ui.ts';

const encodings: Readonly<Record<ReadAs['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little end first',
  'utf-16be': 'UTF-16, big end first',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  macintosh: 'Mac OS Roman',
};
const delimiters: Readonly<Record<ReadAs['delimiter'], string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'upright bars' };
const nameIn = (names: Readonly<Record<string, string>>, key: string) => names[key] ?? key;
const doubtOf = { encoding: 'its encoding', delimiter: 'what its cells are cut by' } as const;

/** The rows of one sheet of a workbook; the column that dates them by its name, undefined where none does. */
export interface DatedPart {
  readonly name: string;
  readonly column: string | undefined;
  readonly rows: number;
  readonly undated: number;
}

/** Sheets of a workbook of which it is said how they are dated. */
const mostTold = 6;
const isDated = ({ column, undated }: DatedPart) => column !== undefined && undated === 0;

/** `dated by “Raised”, 3 of 60 rows without a date`. */
function datedIn({ column, rows, undated }: DatedPart): string {
  if (column === undefined) return `no column dates its ${counted(rows, 'row')}`;
  return `dated by “${column}”${undated === 0 ? '' : `, ${undated.toLocaleString('en-GB')} of ${counted(rows, 'row')} without a date`}`;
}

/** What a row is given beside its words, in the order in which it is shown. */
export const sheetFields = ['date', 'title', 'author'] as const satisfies readonly (keyof RowFields)[];

export const sheetText = {
  steps: 'Steps of the job',
  stepOf: { raised: 'raised', target: 'target', booked: 'booked', attended: 'attended', completed: 'completed' } satisfies Readonly<
    Record<JobStepName, string>
  >,
  /** First wordings of its steps as events. A target is what the log names, not what is found to have been due. */
  eventOf: {
    raised: (job: string) => `The log has ${job} raised.`,
    target: (job: string) => `Target date the log gives for ${job}.`,
    booked: (job: string) => `Appointment the log gives for ${job}.`,
    attended: (job: string) => `The log has ${job} attended.`,
    completed: (job: string) => `The log has ${job} completed.`,
  } satisfies Readonly<Record<JobStepName, (job: string) => string>>,
  /** By its own number where the row has one: what is said of its days then stands together, and no exhibit is named in words that are issued. */
  jobOf: (exhibit: string, number: string | null) => (number === null ? `the job in ${exhibit}` : `job ${number}`),
  /** Beside a point on the axis: `J1001 raised`, `attended 4 August`: its number once, its day where no line of the list is of it. */
  pointOf: (job: string | null, steps: readonly JobStepName[], day: string | null) =>
    [
      ...(job === null ? [] : [job]),
      steps.map((step) => sheetText.stepOf[step]).join(', '),
      ...(day === null ? [] : [day.replace(/ \d{4}$/, '')]),
    ].join(' '),
  /** `J1001: attended, 3 May 2023, 2 of 4`. */
  atStep: (job: string, steps: readonly JobStepName[], day: string, at: number, of: number) =>
    `${job}: ${steps.map((step) => sheetText.stepOf[step]).join(', ')}, ${day}, ${at} of ${of}`,
  lastStep: (job: string) => `${job} has no later step.`,
  firstStep: (job: string) => `${job} has no earlier step.`,
  toChronology: (days: number) => `Put ${days === 1 ? 'this day' : days === 2 ? 'both days' : `these ${days} days`} in the chronology`,
  toChronologyLabel: (exhibit: string) => `Put the steps of ${exhibit} in the chronology`,
  toldInChronology: (days: number) => `${counted(days, 'event')} made of the steps of the job. Reword them under Chronology.`,
  inChronology: 'in the chronology',
  /** From the first step, in working days; one before it is told as such. */
  daysAfter: (days: number) => (days < 0 ? `${counted(-days, 'working day')} before` : `${counted(days, 'working day')} after`),
  howRead: 'How the sheet was read',
  readAs: ({ encoding, delimiter, doubts, isChosen }: HowRead) => {
    const read = `Read as ${nameIn(encodings, encoding)}, cut by ${nameIn(delimiters, delimiter)}`;
    if (isChosen && doubts.length === 0) return `${read}, as somebody chose.`;
    return doubts.length === 0 ? `${read}.` : `${read}. Doubtful: ${doubts.map((doubt) => doubtOf[doubt]).join(' and ')}.`;
  },
  change: 'Read it otherwise',
  check: 'Check how it is read',
  dialog: (exhibit: string) => `How ${exhibit} is read`,
  encoding: 'Encoding',
  encodings,
  delimiter: 'Cut by',
  delimiters,
  preview: (shown: number, rows: number) => `The first ${shown} of ${counted(rows, 'row')} as they would be read`,
  fieldRead: { date: 'Date read', title: 'Title read', author: 'Author read' } satisfies Readonly<Record<keyof RowFields, string>>,
  noDate: 'none',
  noAuthor: 'none',
  fieldsFrom: 'Where it is read from',
  fieldFrom: (field: keyof RowFields, columns: readonly string[]) =>
    `${{ date: 'Date', title: 'Title', author: 'Author' }[field]} from ${columns.length === 0 ? 'no column' : columns.map((name) => `“${name}”`).join(' or ')}`,
  undated: (undated: number, rows: number) => (undated === 0 ? 'Every row has a date' : `No date in ${undated} of ${counted(rows, 'row')}`),
  otherRows: (exhibit: string, rows: number, before: number) =>
    `Read so, ${exhibit} has ${counted(rows, 'row')}; it was taken in with ${before}, and their labels would come to mean something else. Withdraw its delivery under Evidence and take it in again with this encoding and delimiter.`,
  columnsOf: 'Which columns the rows were read by',
  /** Of one sheet, or of each in a workbook: by which column its rows are dated, and how many have no date. */
  datedBy: (parts: readonly DatedPart[]) => {
    const [only, ...others] = parts;
    if (others.length > 0) {
      // Those that want a look first: a workbook may have a sheet for each month of ten years.
      const inOrder = [...parts].sort((a, b) => Number(isDated(a)) - Number(isDated(b)));
      const told = inOrder.slice(0, mostTold).map((part) => `“${part.name}”: ${datedIn(part)}.`);
      return [...told, ...(parts.length <= mostTold ? [] : [`${counted(parts.length - mostTold, 'more sheet')}.`])].join(' ');
    }
    if (only?.column === undefined) return 'No column dates its rows.';
    return `Its rows are ${datedIn(only)}.`;
  },
  nameColumns: 'Name its columns',
  columnsTitle: (exhibit: string) => `The columns of ${exhibit}`,
  columnsHint:
    'Its rows are read anew by them. Marks and what was edited stay, and the next sheet of this landlord with these columns is read so.',
  column: (number: number) => `column ${number}`,
  leave: 'Leave it',
  readSo: 'Read it so',
  asFound: 'as found',
} as const;
