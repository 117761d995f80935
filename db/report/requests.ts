// Owns: the table of a letter's requests: what is asked for, why, when, and how it was answered. Must not choose which requests a letter carries.
import { formatDay } from '../model/dates.ts';
import { type Draft, type Request, type RequestReply, replyStandings } from '../model/draft.ts';
import type { PrintedTable } from '../model/report.ts';
import type { ReportTemplate } from '../model/ruleSet.ts';
import { capital, counted, replyStandingWords } from '../model/wording.ts';
import { columnsOf, plain, strong } from './paperParts.ts';

/** The requests of the draft given, or nothing where there are none: which of them a letter carries is for whoever asks for it. */
export function requestTable(
  draft: Pick<Draft, 'request'>,
  { caption, columns, says, noDue }: NonNullable<ReportTemplate['tables']['requests']>,
): { readonly table?: PrintedTable } {
  const rows = draft.request.map(({ value }) => {
    const { item, why, asked, due, chased } = value;
    const middle = {
      why: [why],
      asked: [
        asked === null ? '' : `Asked for on ${formatDay(asked)}.`,
        ...chased.map((on) => `We wrote again on ${formatDay(on)}.`),
        ...openItems(value),
      ],
      answered: value.replies.length > 0 ? value.replies.map(replyLine) : answerLines(value),
    }[says];
    const lines = middle.filter((line) => line !== '').map(plain);
    return [[strong(item)], lines, [plain(due === null ? noDue : formatDay(due))]];
  });
  if (rows.length === 0) return {};
  return { table: { caption, columns: columnsOf(columns, [42, 38, 20]), rows } };
}

/** `Repair log 2023: supplied, 3 documents, on 20 January 2025.` */
function replyLine({ item, standing, on, entryIds }: RequestReply): string {
  const documents = entryIds.length === 0 ? '' : `, ${counted(entryIds.length, 'document')}`;
  return `${item}: ${replyStandingWords[standing]}${documents}${on === null ? '' : `, on ${formatDay(on)}`}.`;
}

/** How a request was answered of which it was not said item by item: `None held, on 3 February 2025.` and their words. */
function answerLines({ state, received, reply }: Request): string[] {
  const day = received === null ? '' : `, on ${formatDay(received)}`;
  const standing = replyStandings.find((each) => each === state);
  const said = reply.trim() === '' ? [] : [`“${reply.trim()}”`];
  return [`${standing === undefined ? 'Received' : capital(replyStandingWords[standing])}${day}.`, ...said];
}

/** What of a request answered in part is still to come, where that was said item by item. */
function openItems({ replies }: Request): string[] {
  return replies.filter(({ standing }) => standing === 'part').map(({ item }) => `Still to come in full: ${item}.`);
}
