// Owns: the register of disposals as a paper and as a table for sheets: one line for each, with the rules it went by and what is on record of it. Must not dispose.
import { type CivilDate, formatDay, localDay } from '../model/dates.ts';
import { type Printed, type PrintedTable, workingPaperNotice } from '../model/report.ts';
import { classWords, type DisposalRecord, dueWorking, recordClassWords, ruleWords } from '../model/retention.ts';
import { csvText } from '../model/tableText.ts';
import { capital, counted } from '../model/wording.ts';
import { columnsOf, plain, quiet, section, strong } from './paperParts.ts';

const dayOf = (ms: number) => formatDay(localDay(new Date(ms)));

const tracesWords: Readonly<Record<DisposalRecord['traces'], string>> = {
  plain: 'not encrypted: the file was written over before it was removed',
  encrypted: 'encrypted under the key of the desk; the file was written over before it was removed',
  keyless: 'encrypted, and its own key is gone',
};

/** What went, in words. */
function countsWords({ papers, originals, bytes, draft, history, versions, backups }: DisposalRecord['counts']): string {
  return [
    counted(papers, 'paper'),
    `${counted(originals, 'original')} of ${bytes.toLocaleString('en-GB')} bytes`,
    counted(draft, 'row of the draft', 'rows of the draft'),
    counted(history, 'row of history', 'rows of history'),
    counted(versions, 'version of the report', 'versions of the report'),
    counted(backups, 'backup'),
  ].join(', ');
}

/** The rules a disposal cites, a sentence each. */
function rulesCited({ classes }: DisposalRecord): string[] {
  return classes.map((each) => {
    const source = each.rule === null ? '' : ` (${each.rule.source.publisher}, “${each.rule.source.title}”)`;
    return `${capital(recordClassWords[each.of])}: ${dueWorking(each)}${source}`;
  });
}

/** The register, newest first as given. */
export function disposalsPaper(records: readonly DisposalRecord[], today: CivilDate): Printed {
  const rows = records.map((record): PrintedTable['rows'][number] => [
    [strong(record.reference), plain(record.landlord), quiet(`disposal ${record.id}`)],
    [
      plain(`${capital(classWords(record.through))}${record.isWhole ? ': the whole case' : ''}`),
      quiet(countsWords(record.counts)),
      quiet(tracesWords[record.traces]),
      ...record.given.map(({ atMs, actor, fileName }) =>
        quiet(`A copy is elsewhere: ${fileName}, handed over by ${actor} on ${dayOf(atMs)}`),
      ),
    ],
    [
      ...rulesCited(record).map(plain),
      quiet(`Closed by ${record.closed.actor} on ${dayOf(record.closed.atMs)}: ${record.closed.reason}`),
      ...(record.isEarly ? [strong(`Before its day: ${record.reason}`)] : []),
    ],
    [
      plain(`${dayOf(record.atMs)}, ${record.actor}`),
      ...record.heads.map(({ deskId, sequence, hash }) => quiet(`History of desk ${deskId} ended at row ${sequence}: ${hash}`)),
    ],
  ]);
  const table = {
    caption: 'Each disposal with what went, by which rule, when and by whom.',
    columns: columnsOf(['Case', 'What went', 'Why', 'When and by whom'], [18, 30, 28, 24]),
    rows,
  };
  return {
    title: 'Register of disposals',
    reference: 'Retention',
    headingBlock: [`${capital(counted(records.length, 'disposal'))} at this desk.`, `Drawn up on ${formatDay(today)}.`],
    date: today,
    notice: workingPaperNotice,
    sections: [section('disposals', 1, 'Disposals', records.length === 0 ? { paragraphs: ['Nothing was disposed of.'] } : { table })],
  };
}

/** The register as CSV, one line each. */
export function disposalsTable(records: readonly DisposalRecord[]): string {
  const heading = [
    'Disposal',
    'Case',
    'Landlord',
    'Received',
    'Closed on',
    'Closed by',
    'Issued on',
    'Disposed of on',
    'By',
    'What went',
    'Whole case',
    'Rules',
    'Before its day',
    'Reason',
    'Papers',
    'Originals',
    'Bytes',
    'Rows of the draft',
    'Rows of history',
    'Versions',
    'Backups',
    'Heads of history',
    'On the disk',
    'Copies elsewhere',
  ];
  const lines = records.map((record) => [
    record.id,
    record.reference,
    record.landlord,
    record.received ?? '',
    localDay(new Date(record.closed.atMs)),
    record.closed.actor,
    record.issued ?? '',
    new Date(record.atMs).toISOString(),
    record.actor,
    classWords(record.through),
    record.isWhole ? 'yes' : 'no',
    record.classes
      .map(
        (each) =>
          `${recordClassWords[each.of]}: ${each.rule === null ? 'no rule' : `${ruleWords(each.rule)} (${each.rule.source.publisher}, ${each.rule.source.title})`}, ${each.due ?? 'no day'}`,
      )
      .join('; '),
    record.isEarly ? 'yes' : 'no',
    record.reason,
    record.counts.papers,
    record.counts.originals,
    record.counts.bytes,
    record.counts.draft,
    record.counts.history,
    record.counts.versions,
    record.counts.backups,
    record.heads.map(({ deskId, sequence, hash }) => `${deskId} ${sequence} ${hash}`).join('; '),
    tracesWords[record.traces],
    record.given.map(({ fileName, actor, atMs }) => `${fileName}, ${actor}, ${localDay(new Date(atMs))}`).join('; '),
  ]);
  return csvText([heading, ...lines]);
}
