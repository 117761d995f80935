// Owns: how each read of a case is answered, from a read-only connection. Never writes. Rules, checks and reports are loaded when first asked for: the
// command line lists and searches without them.
import { answerDraft, readDraft, readOpening } from '../domains/draft/reads.ts';
import { cameAgain } from '../domains/entry/cameAgain.ts';
import { heldRecords } from '../domains/entry/held.ts';
import { nextUnread, unreadCounts } from '../domains/entry/reading.ts';
import { entryBytes, entryPages, entryText, listEntries, openingEntries, readAxis, readEntry } from '../domains/entry/reads.ts';
import { markedRecords, readSheet, sheetOrder, sheetRows } from '../domains/entry/sheets.ts';
import { readThread } from '../domains/entry/thread.ts';
import { listHistory } from '../domains/history/reads.ts';
import { nextTurns } from '../domains/history/undo.ts';
import { verifyFile } from '../domains/history/verify.ts';
import { listBatches, unreadableOf } from '../domains/intake/batches.ts';
import { listScans, scanCounts } from '../domains/intake/scans.ts';
import { rowsWith, searchAll, searchEntries } from '../domains/search/reads.ts';
import { locate } from '../model/anchor.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Located, Output, ReadName } from '../model/operations.ts';
import { makeBackup } from '../store/backups.ts';
import type { Db } from '../store/prepared.ts';
import type { CaseContext, DeskSettings } from './caseContext.ts';
import { evidenceOf } from './evidence.ts';

/** Reads answered by the desk itself; all others are of one case. */
export type DeskReadName =
  | 'desk.about'
  | 'desk.listCases'
  | 'desk.listRuleSets'
  | 'desk.readSetting'
  | 'desk.verify'
  | 'retention.read'
  | 'disposal.look'
  | 'disposal.list'
  | 'disposal.build'
  | 'backup.list'
  | 'handover.look'
  | 'handover.compare'
  | 'handover.open'
  | 'precedent.search'
  | 'precedent.read';
/** Reads that need a reader process: answered by the store itself, out of other reads. */
export type LongReadName = 'entry.markedCopy' | 'entry.picture' | 'sheet.preview';
export type CaseReadName = Exclude<ReadName, DeskReadName | LongReadName>;

export interface ReadContext {
  /** Read-only. */
  readonly db: Db;
  readonly actor: string;
  readonly deskSettings: DeskSettings;
}

/** One entry per read: leaving one out does not compile. */
export const caseReads: {
  readonly [K in CaseReadName]: (context: ReadContext, input: Input<K>) => Output<K> | Promise<Output<K>>;
} = {
  'draft.read': ({ db }) => answerDraft(db),
  'entry.axis': ({ db }) => readAxis(db),
  'entry.list': ({ db }, { filter, after, limit }) => listEntries(db, filter, after, limit),
  'entry.opening': ({ db }, { after, limit }) => ({ rows: openingEntries(db, after, limit), draft: readOpening(db) }),
  'entry.read': ({ db }, { id }) => readEntry(db, id),
  'entry.bytes': ({ db }, { id, from, length }) => entryBytes(db, id, from, length),
  'sheet.read': ({ db }, { id }) => readSheet(db, id),
  'sheet.order': ({ db }, { id, filter, sort }) => ({ ordinals: sheetOrder(db, id, filter, sort) }),
  'sheet.rows': ({ db }, { id, ordinals }) => sheetRows(db, id, ordinals),
  'sheet.marked': ({ db }, { id }) => markedRecords(db, id),
  'entry.batches': ({ db }) => listBatches(db),
  'entry.unreadable': ({ db }, { batchId }) => unreadableOf(db, batchId),
  'entry.cameAgain': ({ db }) => cameAgain(db),
  'entry.unread': ({ db }) => unreadCounts(db),
  'entry.copyLimits': async ({ db }, { id }) => {
    const { copyLimits } = await import('./copyLimits.ts');
    return copyLimits(db, id);
  },
  'entry.printable': async ({ db }, { id, reader }) => {
    const { printableOf } = await import('./printable.ts');
    return printableOf(db, id, reader);
  },
  'entry.thread': ({ db }, { id }) => readThread(db, id),
  'entry.nextUnread': ({ db }, wanted) => nextUnread(db, wanted),
  'search.run': ({ db }, { query, filter, limit }) => searchEntries(db, query, filter, limit),
  'search.entries': ({ db }, { query, filter }) => searchAll(db, query, filter),
  'search.rows': ({ db }, { sheetId, sought }) => rowsWith(db, sheetId, sought),
  'anchor.locate': ({ db }, input) => locateIn(db, input),
  'rules.read': async (context) => {
    const { ruleSet, calendar } = await caseContext(context);
    const { rareVulnerabilities } = await import('../rules/rareVulnerabilities.ts');
    return { ...ruleSet, calendar: { ...calendar, holidays: [...calendar.holidays] }, rareWords: rareVulnerabilities };
  },
  'clock.read': async (context) => {
    const { caseClocks } = await import('../review/clocks.ts');
    const { draft, ruleSet, calendar } = await caseContext(context);
    return caseClocks(draft, ruleSet, calendar);
  },
  'pairing.candidates': async (context, { reportId }) => {
    const { readCandidates } = await import('../domains/pairing/reads.ts');
    return readCandidates(context.db, reportId, (await caseContext(context)).calendar);
  },
  'entry.alike': async ({ db }) => {
    const { alikePapers } = await import('../domains/entry/alike.ts');
    return alikePapers(db);
  },
  'entry.doubtfulDates': async ({ db }) => {
    const { doubtfulPapers } = await import('../domains/entry/doubtfulDates.ts');
    return doubtfulPapers(db);
  },
  'entry.doubtfulColumns': async ({ db }) => {
    const { doubtfulColumns } = await import('../domains/entry/columnDates.ts');
    return doubtfulColumns(db);
  },
  'absence.laterHits': async ({ db }) => {
    const { laterHits } = await import('../domains/search/since.ts');
    return laterHits(db);
  },
  'absence.notSearched': async ({ db }) => {
    const { notSearched } = await import('../domains/search/unsearched.ts');
    return notSearched(db);
  },
  'assertion.hold': async (context, { text, entryIds }) => {
    const { recordReading } = await import('../model/assertions.ts');
    const { calendar } = await caseContext(context);
    return heldRecords(context.db, entryIds).flatMap(({ entryId, record }) => {
      const reading = recordReading(text, record, calendar);
      return reading === null ? [] : [{ entryId, reading }];
    });
  },
  'scan.list': ({ db }) => ({ counts: scanCounts(db), papers: listScans(db) }),
  'checks.run': async (context) => {
    const { checkedCase } = await import('./caseChecks.ts');
    return checkedCase(context.db, await caseContext(context));
  },
  'report.assemble': async (context, { copy }) => {
    const { assembleReport } = await import('../report/assemble.ts');
    return assembleReport(await caseContext(context), copy);
  },
  'report.numbers': async (context) => {
    const { numbersInReport } = await import('../report/assemble.ts');
    return Object.fromEntries(numbersInReport(await caseContext(context)));
  },
  'report.sweep': async (context) => {
    const { sweepEdition } = await import('../report/sweep.ts');
    return sweepEdition(await caseContext(context));
  },
  'report.build': async (context, { copy, format }) => {
    const { builtReport } = await import('./checkedReport.ts');
    return builtReport(context.db, await caseContext(context), copy, format);
  },
  'letter.assemble': async (context, { letter }) => {
    const { letterOf } = await import('./letters.ts');
    return letterOf(await caseContext(context), letter);
  },
  'letter.build': async (context, { letter, format }) => {
    const { letterFile } = await import('./letters.ts');
    return letterFile(await caseContext(context), letter, format);
  },
  'requestLetter.build': async (context, { about, to, format }) => {
    const { requestLetterFile } = await import('./letters.ts');
    return requestLetterFile(await caseContext(context), { about, to }, format);
  },
  'houseStyle.read': async (context) => {
    const { styleOf } = await import('./caseContext.ts');
    return styleOf(context.db, context.deskSettings);
  },
  'chronology.build': async ({ db }, { filter, format }) => {
    const { chronologyFile } = await import('./papers.ts');
    return chronologyFile(db, filter, format);
  },
  'jurisdictionNote.build': async ({ db }, { headId, format }) => {
    const { jurisdictionFile } = await import('./papers.ts');
    return jurisdictionFile(db, headId, format);
  },
  'known.build': async ({ db }, { on, format }) => {
    const { knownFile } = await import('./papers.ts');
    return knownFile(db, on, format);
  },
  'version.list': async ({ db }) => {
    const { listVersions } = await import('../domains/versions/reads.ts');
    return listVersions(db);
  },
  'version.file': async ({ db }, { id, format, letter }) => {
    const { versionFile } = await import('../domains/versions/reads.ts');
    return versionFile(db, id, format, letter);
  },
  'draftFile.export': async ({ db }) => {
    const { exportCaseFile } = await import('../review/caseFile.ts');
    return exportCaseFile(readDraft(db), evidenceOf(db));
  },
  'history.next': ({ db, actor }) => nextTurns(db, actor),
  'history.list': ({ db }, { before, limit }) => listHistory(db, before, limit),
  'history.verify': ({ db }) => verifyFile(db),
  'backup.make': ({ db }, { why }) => makeBackup(db, why, Date.now()),
  'handover.list': async ({ db }) => {
    const { listHandovers } = await import('../domains/handover/given.ts');
    return listHandovers(db);
  },
  'handover.differences': async ({ db }) => {
    const { listDifferences } = await import('../domains/handover/differences.ts');
    return listDifferences(db);
  },
  'handover.sizes': async ({ db }) => {
    const { handoverSizes } = await import('../domains/handover/give.ts');
    return handoverSizes(db);
  },
};

/** The rule sets are a good deal of data: most reads do without. */
async function caseContext({ db, deskSettings }: ReadContext): Promise<CaseContext> {
  const { contextOf } = await import('./caseContext.ts');
  return contextOf(db, deskSettings);
}

function locateIn(db: Db, input: Input<'anchor.locate'>): Located {
  const { extractionId, text } = entryText(db, input.entryId);
  if (text === '') throw new Refusal('invalid', 'This entry has no words that could be marked.', input.entryId);
  // A record has words of its own but no extraction: its sheet's extraction is another text.
  const pages = extractionId === null ? [] : entryPages(db, extractionId);
  const within = input.page === null ? undefined : pages.find(({ page }) => page === input.page);
  if (input.page !== null && within === undefined) {
    throw new Refusal('invalid', `There is no page ${input.page} in this document: it has ${pages.length}.`, 'page');
  }
  const placed = locate(text, input, within);
  if (!placed.ok) {
    const message =
      placed.why === 'missing'
        ? 'These words are not in the document as it was read.'
        : `These words occur ${placed.count} times. Add some of the words before or after them.`;
    throw new Refusal('invalid', message, 'exact');
  }
  const { start, end, exact, prefix, suffix } = placed;
  const page = pages.find((each) => each.start <= start && start < each.end)?.page ?? null;
  return { extractionId, start, end, exact, prefix, suffix, page };
}
