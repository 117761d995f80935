// Owns: the account of what was known, as a working paper: what was held, asked for, read and approved on which date. Must not gather it nor say what follows.
import type { Calendar } from '../model/clocks.ts';
import { type CivilDate, formatDay, localDay } from '../model/dates.ts';
import type { Draft, Request, ReviewRequest } from '../model/draft.ts';
import type { ReadState, Side } from '../model/entry.ts';
import { type Printed, type PrintedTable, type ReportCopy, type ReportSection, workingPaperNotice } from '../model/report.ts';
import { reviewStanding } from '../model/rounds.ts';
import type { RuleSet } from '../model/ruleSet.ts';
import type { ReportVersion } from '../model/version.ts';
import { counted, replyStandingWords } from '../model/wording.ts';
import { columnsOf, plain, quiet, section, strong } from './paperParts.ts';

/** A paper of the case, and how far it was looked at by the day of the account. */
export interface KnownPaper {
  readonly exhibit: string;
  readonly title: string;
  readonly suppliedBy: Side;
  readonly receivedMs: number;
  /** Since when it is withdrawn; null where it is not. */
  readonly isWithdrawn: boolean;
  readonly looked: { readonly state: ReadState; readonly atMs: number; readonly actor: string } | null;
}

export interface KnownCase {
  readonly reference: string;
  readonly draft: Pick<Draft, 'facts' | 'request' | 'reviewRequest' | 'partyComment'>;
  readonly ruleSet: Pick<RuleSet, 'signOff' | 'review'>;
  readonly calendar: Calendar;
  readonly versions: readonly ReportVersion[];
  /** Where each paragraph of the draft stands with its number, `Findings (a), paragraph 3`, by its id. */
  readonly paragraphs: ReadonlyMap<string, string>;
  /** Received by the day of the account, in order of labels. */
  readonly papers: readonly KnownPaper[];
  readonly today: CivilDate;
}

const suppliers: Readonly<Record<Side, string>> = {
  resident: 'from the resident',
  landlord: 'from the landlord',
  third: 'from a third party',
};
const copyWords: Readonly<Record<ReportCopy, string>> = {
  parties: 'to the parties',
  resident: 'to the resident',
  landlord: 'to the landlord',
  publication: 'for publication',
  working: 'working copy',
};
const stateWords: Readonly<Record<ReadState, string>> = {
  unread: 'Not opened',
  skimmed: 'Opened',
  read: 'Read',
  again: 'To be looked at again',
};

/** The account as of the end of a day. */
export function knownWhen(of: KnownCase, on: CivilDate): Printed {
  const facts = of.draft.facts[0]?.value;
  return {
    title: `What was known on ${formatDay(on)}: ${facts?.title || facts?.landlordName || of.reference}`,
    reference: of.reference,
    headingBlock: [
      `As of the end of ${formatDay(on)}, from the history and the records of requests and of reading.`,
      `Drawn up on ${formatDay(of.today)}.`,
    ],
    date: of.today,
    notice: workingPaperNotice,
    sections: [held(of.papers), askedFor(of.draft.request, on), ...saidOfDraft(of, on), approved(of, on), ...reviews(of, on)],
  };
}

type Rows = PrintedTable['rows'];
/** Undefined without rows: their section then says so in words, or nothing. */
function tableOf(caption: string, headings: readonly [string, string, string], rows: Rows): PrintedTable | undefined {
  return rows.length === 0 ? undefined : { caption, columns: columnsOf(headings, [24, 38, 38]), rows };
}

const dayOf = (ms: number) => formatDay(localDay(new Date(ms)));

function held(papers: readonly KnownPaper[]): ReportSection {
  const unopened = papers.filter(({ looked }) => looked === null || looked.state === 'unread').length;
  const line =
    papers.length === 0
      ? 'No paper was held.'
      : `${counted(papers.length, 'paper')} held; ${unopened === 0 ? 'all were opened' : `${counted(unopened, 'paper')} not opened`}.`;
  const rows = papers.map(({ exhibit, title, suppliedBy, receivedMs, isWithdrawn, looked }) => [
    [strong(exhibit), quiet(suppliers[suppliedBy])],
    [plain(title), quiet(`received ${dayOf(receivedMs)}${isWithdrawn ? '; withdrawn since' : ''}`)],
    [looked === null ? plain('Not opened') : plain(`${stateWords[looked.state]} ${dayOf(looked.atMs)}, ${looked.actor}`)],
  ]);
  const table = tableOf('Each paper held with the day it was received and how far it was read.', ['Paper', 'What and when', 'Read'], rows);
  return section('held', 1, 'What was held, and what of it was read', { paragraphs: [line], table });
}

function askedFor(requests: Draft['request'], on: CivilDate): ReportSection {
  const rows = requests
    .filter(({ value }) => value.asked === null || value.asked <= on)
    .map(({ value }): Rows[number] => {
      const { to, item, asked, due } = value;
      const chased = value.chased.filter((day) => day <= on);
      return [
        [
          strong(to),
          quiet(asked === null ? 'no date of asking' : `asked ${formatDay(asked)}`),
          ...(chased.length === 0 ? [] : [quiet(`chased ${chased.map((day) => formatDay(day)).join(', ')}`)]),
        ],
        [plain(item), ...(due === null ? [] : [quiet(`due ${formatDay(due)}`)])],
        cameBy(value, on),
      ];
    });
  const table = tableOf('Each request for evidence with the day it was made and what came.', ['Asked', 'For', 'Came'], rows);
  return section('asked', 1, 'What was asked for', { paragraphs: table === undefined ? ['Nothing was asked for.'] : [], table });
}

/** What had come by a day. An answer that bears no day is given as it stands, and said to. */
function cameBy({ replies, received, reply, state }: Request, on: CivilDate) {
  const dated = replies.filter((each) => each.on !== null && each.on <= on);
  const undated = replies.filter((each) => each.on === null);
  const said = dated.map(({ item, standing, on: day, putOn }) =>
    plain(
      `${item}: ${replyStandingWords[standing]}${day === null ? '' : `, ${formatDay(day)}`}${putOn === null || putOn > on ? '' : `; put to the other party ${formatDay(putOn)}`}`,
    ),
  );
  const bare = undated.map(({ item, standing }) => quiet(`${item}: ${replyStandingWords[standing]}, on a day that was not noted`));
  if (said.length > 0 || bare.length > 0) return [...said, ...bare];
  if (received !== null && received <= on) return [plain(`Received ${formatDay(received)}`), ...(reply === '' ? [] : [quiet(reply)])];
  const isUndated = received === null && replies.length === 0;
  if (isUndated && state === 'lapsed') return [plain('Nothing received'), quiet('let lapse, on a day that was not noted')];
  if (isUndated && reply !== '') return [plain('Nothing received on a day that was noted'), quiet(reply)];
  return [plain('Nothing had come by then')];
}

function saidOfDraft({ draft, ruleSet, paragraphs }: KnownCase, on: CivilDate): ReportSection[] {
  if (ruleSet.signOff.comments === null) return [];
  const rows = draft.partyComment
    .filter(({ value }) => value.received <= on)
    .map(({ value: { by, received, paragraphId, text, answer, changed } }): Rows[number] => [
      [strong(by), quiet(`received ${formatDay(received)}`)],
      [quiet(paragraphId === null ? 'the draft as a whole' : (paragraphs.get(paragraphId) ?? 'a paragraph taken out since')), plain(text)],
      [plain(answer === '' ? 'Not answered' : answer), ...(changed === '' ? [] : [quiet(`Changed: ${changed}`)])],
    ]);
  const headings = ['From', 'Comment', 'Answer, as it stands when this is drawn up'] as const;
  const table = tableOf('Each comment of a party on the draft with the paragraph it is about and its answer.', headings, rows);
  return [
    section('said', 1, 'What the parties said of the draft', { paragraphs: table === undefined ? ['Nothing was received.'] : [], table }),
  ];
}

function approved({ versions, ruleSet }: KnownCase, on: CivilDate): ReportSection {
  const rows = [...versions].reverse().flatMap(({ number, copy, corrects, taken, files }): Rows[number][] => {
    const steps = taken.filter(({ atMs }) => localDay(new Date(atMs)) <= on);
    if (steps.length === 0) return [];
    const docx = files.find(({ format }) => format === 'docx');
    return [
      [
        [strong(`Version ${number}`), quiet(copyWords[copy]), ...(corrects === null ? [] : [quiet(`corrects version ${corrects}`)])],
        steps.map(({ step, actor, atMs, note }) =>
          plain(
            `${ruleSet.signOff.steps.find(({ id }) => id === step)?.done ?? step} ${dayOf(atMs)}, ${actor}${note === '' ? '' : `: ${note}`}`,
          ),
        ),
        docx === undefined ? [] : [quiet(`SHA-256 of the Word file: ${docx.sha256}`)],
      ],
    ];
  });
  const table = tableOf('Each version of the report with the steps of its sign-off.', ['Version', 'Steps', 'Bytes'], rows);
  return section('approved', 1, 'What was submitted, approved and issued', {
    paragraphs: table === undefined ? ['Nothing was submitted.'] : [],
    table,
  });
}

function reviews(of: KnownCase, on: CivilDate): ReportSection[] {
  const asked = of.draft.reviewRequest.filter(({ value }) => value.received <= on);
  if (asked.length === 0) return [];
  const rows = asked.map(({ value }): Rows[number] => [
    [strong(value.by), quiet(`received ${formatDay(value.received)}`), quiet(standingWords(of, value))],
    [
      ...value.grounds.map((ground) => plain(of.ruleSet.review.grounds.find(({ id }) => id === ground)?.name ?? ground)),
      ...(value.text === '' ? [] : [plain(value.text)]),
      ...(value.newEvidence === '' ? [] : [quiet(`New evidence: ${value.newEvidence}`)]),
    ],
    value.outcome === '' || value.decidedOn === null || value.decidedOn > on
      ? [plain('Not decided')]
      : [plain(`${value.outcome}, ${formatDay(value.decidedOn)}, ${value.decidedBy}`), quiet(value.reasons)],
  ]);
  const table = tableOf('Each request for a review with its grounds and what was decided.', ['Asked', 'Grounds', 'Decided'], rows);
  return [section('reviews', 1, 'Requests for a review', { table })];
}

function standingWords({ ruleSet, versions, calendar }: KnownCase, request: ReviewRequest): string {
  const { standing, due } = reviewStanding(ruleSet, request, versions, calendar);
  return due === null ? 'in time or not: not known' : `${standing}: last day ${formatDay(due)}`;
}
