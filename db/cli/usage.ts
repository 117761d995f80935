// Owns: the words of the command line: its verbs, options, help and examples. Data and text only; docs/command-line.md is made from it.
import { standingFilters } from '../model/chronology.ts';
import { sheetEncodings } from '../model/delimited.ts';
import { eventStatuses, reviewOutcomes } from '../model/draft.ts';
import { sides } from '../model/entry.ts';
import { copyReaders } from '../model/markedCopy.ts';
import { precedentOutcomes } from '../model/precedents.ts';
import { reportCopies, reportFormats, signedCopies } from '../model/report.ts';
import { requestLetters } from '../model/requests.ts';
import { recordClasses } from '../model/retention.ts';
import { letterReaders } from '../model/ruleSet.ts';
import { versionFormats } from '../model/version.ts';

interface OptionUse {
  readonly value: string | null;
  readonly isNeeded: boolean;
  readonly says: string;
  /** The option that does instead. */
  readonly unless?: string;
}

export interface VerbUse {
  /** Words after the verb, in order; the last may repeat. */
  readonly places: readonly string[];
  readonly repeats: boolean;
  readonly says: string;
  readonly options: Readonly<Record<string, OptionUse>>;
  /** What comes on standard output. */
  readonly answers: string;
  readonly examples: readonly string[];
}

const need = (value: string, says: string): OptionUse => ({ value, isNeeded: true, says });
const may = (value: string | null, says: string): OptionUse => ({ value, isNeeded: false, says });

const everywhere = {
  store: need('DIR', 'folder of the store (or set OMBUDSMAN_DESK_STORE)'),
  'passphrase-file': may('FILE', 'a file whose first line opens a protected desk (or set OMBUDSMAN_PASSPHRASE; asked for at a terminal)'),
  actor: may('NAME', 'who does it, for the history; otherwise as set at this desk'),
  json: may(null, 'accepted everywhere: answers are always JSON'),
} as const;

const handoverPassphrase = may(
  'FILE',
  'a file whose first line is the passphrase of the handover, 12 characters or 4 words (or set OMBUDSMAN_HANDOVER_PASSPHRASE; asked for at a terminal)',
);

/** For verbs that only read: a handover file does instead of a store. */
const toRead = {
  ...everywhere,
  store: { ...everywhere.store, unless: 'handover' },
  handover: may('FILE', 'read this handover file instead of a store; nothing is written'),
  'handover-passphrase-file': handoverPassphrase,
} as const;

const signedCopy = may(signedCopies.join('|'), 'which copy (parties)');

export const verbs = {
  new: {
    places: ['REF'],
    repeats: false,
    says: 'Make a case, and the store where there is none yet.',
    options: {
      landlord: need('NAME', 'the landlord the complaint is about'),
      received: may('DATE', 'the day it was received, such as 2025-01-06'),
      ...everywhere,
    },
    answers: '{"case", "caseId", "store"}',
    examples: ['new 202400123 --store ./desk --landlord "Northgate Homes" --received 2025-01-06'],
  },
  intake: {
    places: ['REF', 'PATH'],
    repeats: true,
    says: 'Take in files or folders that one side supplied.',
    options: {
      side: need(sides.join('|'), 'who supplied them'),
      note: may('TEXT', 'a note on the delivery'),
      password: may('FILE', 'a file whose first line opens locked PDFs and archives of the delivery; it is not kept'),
      columns: may('LIST', 'columns of sheets where recognition fails, counted from 1: date=1,title=4,author=3'),
      encoding: may(sheetEncodings.join('|'), 'how CSV and TSV files are encoded; recognised otherwise'),
      delimiter: may('NAME', 'what their cells are cut by: comma, semicolon, tab or bar; recognised otherwise'),
      ...everywhere,
    },
    answers:
      '{"case", "batch", "side", "state", "counts": {received, read, duplicate, unreadable}, "unreadable": [{exhibit, path, reason}]}',
    examples: [
      'intake 202400123 --store ./desk --side resident ~/papers/from-resident',
      'intake 202400123 --store ./desk --side landlord repairs.csv --columns date=2,title=5',
    ],
  },
  'go-on': {
    places: ['REF'],
    repeats: false,
    says: 'Go on with deliveries that were cut off, oldest first. What is in stays as it is; a file that is gone by now is listed with the reason.',
    options: {
      batch: may('ID', 'this delivery alone, also one that was stopped (see intake)'),
      password: may('FILE', 'a file whose first line opens locked PDFs and archives; it was not kept'),
      ...everywhere,
    },
    answers: '{"case", "deliveries": [what intake answers]}',
    examples: ['go-on 202400123 --store ./desk'],
  },
  scans: {
    places: ['REF'],
    repeats: false,
    says: 'Recognise the words of scans whose pages wait, and list what came of them. Cut off, it goes on where it was.',
    options: everywhere,
    answers: '{"case", "pages": {waiting, done, failed}, "scans": [{exhibit, recognised: [page], notRecognised: [{page, reason}]}]}',
    examples: ['scans 202400123 --store ./desk'],
  },
  list: {
    places: ['REF'],
    repeats: false,
    says: 'List every entry of a case: files, attachments, dated lines of sheets.',
    options: toRead,
    answers:
      '{"case", "entries": [{id, exhibit, side, sideBasis, suppliedBy, kind, title, sender, recipients, date, datePrecision, dateBasis, time, offset, sha256, bytes, status, reason, duplicateOf, parent, path, scope}], "counts"}',
    examples: ['list 202400123 --store ./desk --json'],
  },
  search: {
    places: ['REF', 'QUERY'],
    repeats: false,
    says: 'Search all text of a case: "phrases", begin*, OR, -not, NEAR(a b, 5), from: to: title: side: kind: tag: head: is: before: after:.',
    options: { limit: may('N', 'at most this many hits (100)'), ...toRead },
    answers: '{"case", "query", "hits": [{entryId, exhibit, side, kind, title, date, snippet, matches}], "total"}',
    examples: [
      `search 202400123 --store ./desk '"communal door" lock*' --json`,
      'search 202400123 --store ./desk "side:landlord repair NEAR/5 lock after:2023-05" --limit 20',
    ],
  },
  original: {
    places: ['REF', 'EXHIBIT'],
    repeats: false,
    says: 'Write the original bytes of an exhibit to a file, checked against their SHA-256.',
    options: { out: need('FILE', 'where to write; - for standard output'), ...toRead },
    answers: '{"exhibit", "file", "bytes", "sha256"}',
    examples: ['original 202400123 R3.1 --store ./desk --out photo.jpg'],
  },
  export: {
    places: ['REF'],
    repeats: false,
    says: 'Write a copy of an item with its marks as PDF annotations; what is no PDF or picture is printed first. The original is never touched.',
    options: {
      exhibit: need('EXHIBIT', 'the label of the item, such as R12'),
      for: may(
        copyReaders.join('|'),
        'whom it is for: the desk, whole and with its notes (working), or a party, without what it may not see',
      ),
      out: need('FILE', 'where to write; - for standard output'),
      ...toRead,
    },
    answers: '{"exhibit", "file", "bytes", "shown", "listed"}; listed marks have no place and stand on the added page only',
    examples: [
      'export 202400123 --store ./desk --exhibit R12 --out "R12 with marks.pdf"',
      'export 202400123 --store ./desk --exhibit R12 --for landlord --out "R12 for the landlord.pdf"',
    ],
  },
  apply: {
    places: ['REF', 'FILE'],
    repeats: false,
    says: 'Make the draft what a case file says (format case-file/1; docs/case-file.schema.json). Refused whole where anything in it is wrong.',
    options: everywhere,
    answers: '{"case", "changes"}; 0 changes where the file had been applied already',
    examples: ['apply 202400123 --store ./desk draft.case-file.json', 'export-draft ... | apply 202400123 --store ./other -'],
  },
  'export-draft': {
    places: ['REF'],
    repeats: false,
    says: 'Write the draft as a case file.',
    options: { out: may('FILE', 'where to write; standard output otherwise'), ...toRead },
    answers: 'the case file, or {"case", "file"} with --out',
    examples: ['export-draft 202400123 --store ./desk > draft.case-file.json'],
  },
  check: {
    places: ['REF'],
    repeats: false,
    says: 'Run the checks on the draft.',
    options: toRead,
    answers: '{"case", "checks": [{check, place, head, message, finding, waived, waiverReason}], "open", "waived"}',
    examples: ['check 202400123 --store ./desk --json'],
  },
  scope: {
    places: ['REF'],
    repeats: false,
    says: 'Say what period is looked at and why, what falls where, and every clock with its working.',
    options: toRead,
    answers:
      '{"case", "heads": [{head, title, jurisdiction, windows, exclusions, entries, marks, events}], "clocks": {calendar, stages, elapsed, timeBars}}',
    examples: ['scope 202400123 --store ./desk --json'],
  },
  absences: {
    places: ['REF'],
    repeats: false,
    says: 'Say what was expected and how it stands, and which recorded absences need another look.',
    options: toRead,
    answers:
      '{"case", "today", "expectations": [{id, text, head, basis, countsFrom, start, due, standing, seen, missing, metOn, state, computedState, overruled, cites}], "absences": [{id, kind, text, head, expectation, request, searched, state, computedState, overruled, raisedBy, receivedSince}], "notSearched": {counts: [{why, count}], papers: [{exhibit, title, why}]}, "raised"}; overruled is {by, on, reason}, null where the state is as computed',
    examples: ['absences 202400123 --store ./desk --json'],
  },
  chronology: {
    places: ['REF'],
    repeats: false,
    says: 'List the events in order of date, both accounts beside each other, with what was expected and not seen; or write them as a paper with --format.',
    options: {
      head: may('LETTER', 'of one head of complaint only'),
      status: may(eventStatuses.join('|'), 'events of this status only'),
      silent: may('resident|landlord', 'events of which no passage of this side is cited'),
      scope: may(standingFilters.join('|'), 'what is in scope, out of it, or undated'),
      from: may('DATE', 'what may lie on this day or later'),
      to: may('DATE', 'what may lie on this day or earlier'),
      words: may('WORDS', 'lines that hold all of these words, in themselves or in what they cite'),
      format: may(reportFormats.join('|'), 'write a paper; pdf is printed by the application'),
      out: may('FILE', 'where to write it (needed with --format); - for standard output'),
      ...toRead,
    },
    answers:
      '{"case", "filter", "lines": [{kind, id, date, precision, text, status, heads, scope, accounts} or {kind, id, date, text, standing, missing, absences, scope, cites} or {kind, id, text}]}; with --format {"case", "format", "file", "bytes"}',
    examples: [
      'chronology 202400123 --store ./desk --head b',
      'chronology 202400123 --store ./desk --silent landlord --from 2023-05-01 --format docx --out chronology.docx',
    ],
  },
  letter: {
    places: ['REF'],
    repeats: false,
    says: 'Write a letter that goes out with the decision, or about requests for evidence. Refused where it quotes what its reader may not see.',
    options: {
      to: need(`${letterReaders.join('|')}|PARTY`, 'whom it goes to; a representative where one acts; with --about whoever a request says'),
      about: may(requestLetters.join('|'), 'write about what was asked of that party, dated today, and not of the decision'),
      format: need(reportFormats.join('|'), 'pdf is printed by the application, on a hidden page'),
      out: need('FILE', 'where to write; - for standard output'),
      ...toRead,
    },
    answers: '{"case", "to", "format", "file", "bytes"}',
    examples: [
      'letter 202400123 --store ./desk --to resident --format docx --out letter.docx',
      'letter 202400123 --store ./desk --to landlord --format txt --out -',
      'letter 202400123 --store ./desk --to landlord --about chaser --format docx --out chaser.docx',
    ],
  },
  'house-style': {
    places: [],
    repeats: false,
    says: 'Write the house style of this desk as JSON, or set it: fonts, numbering, margins, address, signature. Cases that have gone out keep theirs.',
    options: {
      set: may('FILE', 'set it from a file of format house-style/1; - for standard input'),
      out: may('FILE', 'where to write it; standard output otherwise'),
      ...everywhere,
    },
    answers: 'the house style, or {"file"} with --out',
    examples: ['house-style --store ./desk > style.json', 'house-style --store ./desk --set style.json'],
  },
  memo: {
    places: ['REF'],
    repeats: false,
    says: 'Write the jurisdiction note: windows with reasons, exclusions with their basis, related complaints, limits of time with their working.',
    options: {
      head: may('LETTER', 'on one head of complaint; otherwise on all'),
      format: need(reportFormats.join('|'), 'pdf is printed by the application, on a hidden page'),
      out: need('FILE', 'where to write; - for standard output'),
      ...toRead,
    },
    answers: '{"case", "head", "format", "file", "bytes"}',
    examples: [
      'memo 202400123 --store ./desk --format docx --out note.docx',
      'memo 202400123 --store ./desk --head b --format txt --out -',
    ],
  },
  coverage: {
    places: ['REF'],
    repeats: false,
    says: 'Count what of each side was read, marked and relied on, per head. Figures and lists, never a score.',
    options: toRead,
    answers: '{"case", "heads": [{head, sides: {resident, landlord, third}, unanswered: [{mark, exhibit, against, words}], notReliedOn}]}',
    examples: ['coverage 202400123 --store ./desk --json'],
  },
  remedies: {
    places: ['REF'],
    repeats: false,
    says: 'List what was offered and paid before, what is awarded now and what comes off, and each order with its due day and compliance.',
    options: toRead,
    answers:
      '{"case", "today", "offers", "awards": [{head, for, amountGBP}], "groups": [{heads, offeredGBP, paidGBP, awardedGBP, comesOffGBP, owedBesideGBP, toPayGBP, unsettled, isOutsideBand, reasons}], "toPayGBP", "orders": [{id, heads, text, amountGBP, rule, due, working, standing, timing, days, compliedOn, chased, proof, remarks}], "recommendations"}',
    examples: ['remedies 202400123 --store ./desk --json'],
  },
  pair: {
    places: ['REF'],
    repeats: false,
    says: 'List what followed each report, what was expected and how it stands, and the reports nothing linked answers.',
    options: { report: may('EXHIBIT', 'this report only, with what may have followed it and why'), ...toRead },
    answers:
      '{"case", "reports": [{exhibit, date, answered, steps: [{exhibit, step, date, workingDays, standing, expectation, due, note}]}], "expectations": [{id, text, head, basis, countsFrom, due, standing, seen, missing, metOn, state, overruled}], "unanswered": [{exhibit, date, title}]}; with --report also "candidates": [{exhibit, title, date, workingDays, step, isAutoReply, reasons}]. Nothing is linked by it: links are written by apply',
    examples: ['pair 202400123 --store ./desk', 'pair 202400123 --store ./desk --report R8'],
  },
  assertions: {
    places: ['REF'],
    repeats: false,
    says: 'List what parties state of their own conduct, and record by record whether it is borne out and what the record’s days and figures show.',
    options: { head: may('LETTER', 'of this head only'), ...toRead },
    answers:
      '{"case", "assertions": [{id, text, madeBy, head, cites, counts: {agrees, conflicts, "in part", "does not say"}, records: [{exhibit, date, precision, verdict, computedVerdict, facts, note}]}]}; computedVerdict is null where dates and figures tell nothing. The verdicts are the investigator’s: written by apply',
    examples: ['assertions 202400123 --store ./desk', 'assertions 202400123 --store ./desk --head b'],
  },
  series: {
    places: ['REF'],
    repeats: false,
    says: 'List reports of one thing over time, with the days between them.',
    options: { head: may('LETTER', 'of this head only'), ...toRead },
    answers:
      '{"case", "series": [{id, title, head, reports: [{exhibit, date, precision, title, daysSince, workingDaysSince}]}]}; days are null for the first report and where either date is not known to the day',
    examples: ['series 202400123 --store ./desk'],
  },
  report: {
    places: ['REF'],
    repeats: false,
    says: 'Write the report as it stands.',
    options: {
      format: need(reportFormats.join('|'), 'pdf is printed by the application, on a hidden page'),
      out: need('FILE', 'where to write; - for standard output'),
      copy: may(reportCopies.join('|'), 'a working copy carries exhibit references (parties)'),
      ...toRead,
    },
    answers:
      '{"case", "format", "copy", "file", "bytes", "quotations"}; quotations are sentences about what is quoted and does not stand so in the evidence; with --out - they go to standard error',
    examples: [
      'report 202400123 --store ./desk --format docx --out report.docx',
      'report 202400123 --store ./desk --format txt --out - --copy working',
    ],
  },
  versions: {
    places: ['REF'],
    repeats: false,
    says: 'List the versions of the report and where their sign-off stands, newest first; or write out what was kept of one.',
    options: {
      save: may('FILE', 'write the kept bytes of a version instead; - for standard output'),
      number: may('N', 'which version, with --save (1)'),
      letter: may(letterReaders.join('|'), 'a letter that went out with it, with --save'),
      format: may(versionFormats.join('|'), 'which of its files, with --save (docx)'),
      ...toRead,
    },
    answers:
      '{"case", "versions": [{version, copy, template, state, isNewest, corrects, draftAt, steps: [{step, actor, at, note}], changedSince: [{label, actor, at}], files: [{format, fileName, sha256, bytes}], letters: [{letter, name, files}]}]}; draftAt is the row of the history the draft stood at, changedSince what changed it after that; with --save {"case", "version", "format", "file", "bytes"}',
    examples: ['versions 202400123 --store ./desk', 'versions 202400123 --store ./desk --number 2 --format docx --save issued.docx'],
  },
  submit: {
    places: ['REF'],
    repeats: false,
    says: 'Submit the report as it stands for sign-off: its bytes are kept as a new version.',
    options: { note: may('TEXT', 'a note to who signs off; after an issue, what is corrected'), copy: signedCopy, ...everywhere },
    answers: 'the version, as versions lists it, with "case"',
    examples: ['submit 202400123 --store ./desk --actor "A. Investigator" --note "Ready"'],
  },
  approve: {
    places: ['REF'],
    repeats: false,
    says: 'Approve the exact bytes that were submitted. Whoever submitted them cannot.',
    options: { note: may('TEXT', 'comments'), copy: signedCopy, ...everywhere },
    answers: 'the version, as versions lists it, with "case"',
    examples: ['approve 202400123 --store ./desk --actor "M. Manager"'],
  },
  return: {
    places: ['REF'],
    repeats: false,
    says: 'Return what was submitted with comments. Whoever submitted it cannot.',
    options: { note: need('TEXT', 'the comments'), copy: signedCopy, ...everywhere },
    answers: 'the version, as versions lists it, with "case"',
    examples: ['return 202400123 --store ./desk --actor "M. Manager" --note "Say in paragraph 12 when it was reported."'],
  },
  issue: {
    places: ['REF'],
    repeats: false,
    says: 'Issue what was approved. It cannot be undone; refused while the draft was changed since, or a blocking check stands open.',
    options: { note: may('TEXT', 'a note'), copy: signedCopy, ...everywhere },
    answers: 'the version, as versions lists it, with "case"',
    examples: ['issue 202400123 --store ./desk'],
  },
  rounds: {
    places: ['REF'],
    repeats: false,
    says: 'List what the parties say of a draft they were sent, and requests for a review, with the last days for both.',
    options: toRead,
    answers:
      '{"case", "commentsUntil": {version, sent, due} or null, "partyComments": [{id, by, received, version, paragraph, text, answer, changed, isLate}], "reviewRequests": [{id, by, received, version, grounds, text, newEvidence, cites, decidedBy, decidedOn, outcome, reasons, issued, due, standing}]}; isLate is null where no last day is known',
    examples: ['rounds 202400123 --store ./desk'],
  },
  'add-party-comment': {
    places: ['REF'],
    repeats: false,
    says: 'Log what a party says of one point of the draft it was sent.',
    options: {
      by: need('WHO', 'resident, landlord or another in words'),
      text: need('TEXT', 'what they say'),
      received: may('DATE', 'the day it came, such as 2025-01-06 (today)'),
      version: may('N', 'which version they were sent (the last)'),
      paragraph: may('NAME', 'the paragraph it is about, as export-draft names it (the whole draft)'),
      ...everywhere,
    },
    answers: '{"case", "id"}; the id is its name in rounds',
    examples: [
      'add-party-comment 202400123 --store ./desk --by landlord --received 2025-01-06 --paragraph f12 --text "The visit was on 9 May."',
    ],
  },
  'answer-party-comment': {
    places: ['REF', 'ID'],
    repeats: false,
    says: 'Answer what a party says of the draft.',
    options: {
      answer: need('TEXT', 'what was made of it'),
      changed: may('TEXT', 'what was changed in the draft because of it'),
      ...everywhere,
    },
    answers: '{"case", "id"}',
    examples: ['answer-party-comment 202400123 pc1 --store ./desk --answer "Agreed." --changed "The day in paragraph 12."'],
  },
  'add-review-request': {
    places: ['REF'],
    repeats: false,
    says: 'Log a request to review the decision after it was issued.',
    options: {
      by: need('WHO', 'resident, landlord or another in words'),
      received: may('DATE', 'the day it came, such as 2025-01-06 (today)'),
      version: may('N', 'which issued version it is about (the last issued)'),
      grounds: may('LIST', 'grounds of the rule set, with commas between'),
      text: may('TEXT', 'what they say'),
      'new-evidence': may('TEXT', 'what new evidence they give, in words'),
      exhibits: may('LIST', 'labels of that evidence, with commas between'),
      ...everywhere,
    },
    answers: '{"case", "id"}',
    examples: ['add-review-request 202400123 --store ./desk --by resident --received 2025-01-06 --text "The date of the visit is wrong."'],
  },
  'decide-review-request': {
    places: ['REF', 'ID'],
    repeats: false,
    says: 'Record what was decided on a request for a review, by somebody other than who submitted the decision.',
    options: {
      by: need('NAME', 'who decided'),
      outcome: need(`"${reviewOutcomes.filter((each) => each !== '').join('"|"')}"`, 'what was decided'),
      reasons: need('TEXT', 'why'),
      on: may('DATE', 'the day it was decided (today)'),
      ...everywhere,
    },
    answers: '{"case", "id"}',
    examples: [
      'decide-review-request 202400123 rr1 --store ./desk --by "M. Manager" --outcome "reviewed, decision stands" --reasons "The date is that of the log."',
    ],
  },
  withdraw: {
    places: ['REF', 'BATCH'],
    repeats: false,
    says: 'Take back a whole delivery, by its id (see intake). Its exhibit labels are never given again.',
    options: everywhere,
    answers: '{"case", "batch"}',
    examples: ['withdraw 202400123 0190f2c0-0000-7000-8000-000000000000 --store ./desk'],
  },
  precedents: {
    places: [],
    repeats: false,
    says: 'List and search the library of published decisions, newest first. Figures say what heads came to; nothing is ranked or suggested.',
    options: {
      words: may('WORDS', 'with these words anywhere: "phrases", begin*, OR, -not'),
      head: may('WORDS', 'with a head of complaint of these words'),
      outcome: may(precedentOutcomes.join('|'), 'with such a head that came to this'),
      id: may('ID', 'one decision, with its words and orders'),
      limit: may('N', 'at most this many (100)'),
      ...everywhere,
    },
    answers:
      '{"library", "total", "counts": [{outcome, heads}], "precedents": [{id, body, reference, landlord, decidedOn, fileName, heads: [{title, outcome}], ordered, sums}]}; with --id the one decision. Sums are in pence',
    examples: [
      'precedents --store ./desk --head "anti-social" --outcome service-failure --json',
      'precedents --store ./desk --words \'"diary sheets"\'',
    ],
  },
  'add-precedents': {
    places: ['PATH'],
    repeats: true,
    says: 'Take published decisions (text, HTML, PDF) into the library of the desk. They are no evidence of any case.',
    options: everywhere,
    answers: '{"taken", "known", "refused": [{path, reason}], "isCancelled"}',
    examples: ['add-precedents --store ./desk ~/decisions'],
  },
  'correct-precedent': {
    places: ['ID', 'FILE'],
    repeats: false,
    says: 'Put right by hand what was recognised in a decision: a JSON file of its parts, or the word as-recognised to go back. Its words never change.',
    options: everywhere,
    answers:
      '{"corrections"}, how many there are now. The file is {"landlord", "decidedOn", "heads": [{title, outcome}], "orders": [{text, sums, isOrder}]}, sums in pence',
    examples: ['correct-precedent 0192f0c1-... parts.json --store ./desk', 'correct-precedent 0192f0c1-... as-recognised --store ./desk'],
  },
  'remove-precedents': {
    places: ['ID'],
    repeats: true,
    says: 'Take decisions off the list of the library.',
    options: everywhere,
    answers: '{"count"}',
    examples: ['remove-precedents 0192f0c1-... --store ./desk'],
  },
  'restore-precedents': {
    places: ['ID'],
    repeats: true,
    says: 'Put decisions back that were taken off the list of the library.',
    options: everywhere,
    answers: '{"count"}',
    examples: ['restore-precedents 0192f0c1-... --store ./desk'],
  },
  history: {
    places: ['REF'],
    repeats: false,
    says: 'List what was done, by whom and when, newest first.',
    options: { limit: may('N', 'at most this many rows (100)'), ...toRead },
    answers: '{"case", "rows": [{sequence, at, actor, command, label, changes, isUndone, whyNotUndoable, hash}]}',
    examples: ['history 202400123 --store ./desk'],
  },
  undo: {
    places: ['REF'],
    repeats: false,
    says: 'Take back the last thing whoever works here did in a case, by a row of history of its own. What something later rests on is refused by name.',
    options: everywhere,
    answers: '{"case", "label", "sequence", "passedOver": {label, why} or null: what was done since and stays}',
    examples: ['undo 202400123 --store ./desk --actor "A. Investigator"'],
  },
  redo: {
    places: ['REF'],
    repeats: false,
    says: 'Do again what was undone last.',
    options: everywhere,
    answers: '{"case", "label", "sequence"}',
    examples: ['redo 202400123 --store ./desk --actor "A. Investigator"'],
  },
  verify: {
    places: ['REF'],
    repeats: false,
    says: 'Prove that neither the history, nor any row, nor any original was altered, in the case and in the list beside it. Ends with 1 where something was.',
    options: toRead,
    answers: '{"case", "rows", "covered", "originals", "problems", "desk": {rows, covered, problems}}',
    examples: ['verify 202400123 --store ./desk'],
  },
  backups: {
    places: ['REF'],
    repeats: false,
    says: 'List the backups of a case, newest first, and by what rules they are kept.',
    options: everywhere,
    answers: '{"case", "backups": [{name, at, bytes, why}], "policy"}',
    examples: ['backups 202400123 --store ./desk'],
  },
  backup: {
    places: ['REF'],
    repeats: false,
    says: 'Make a backup of a case now: the whole case in one file, checked. The program never removes it.',
    options: everywhere,
    answers: '{"case", "name", "at", "bytes", "why"}',
    examples: ['backup 202400123 --store ./desk'],
  },
  restore: {
    places: ['REF', 'NAME'],
    repeats: false,
    says: 'Put a backup back (see backups). The case as it is now is kept among its backups; with --as it stays, and the backup becomes a case of its own.',
    options: { as: may('NEWREF', 'make a case with this reference of it, beside the one there is'), ...everywhere },
    answers: '{"case", "from"}',
    examples: [
      'restore 202400123 20261125T201203123Z-schedule.case --store ./desk',
      'restore 202400123 20261125T201203123Z-schedule.case --as 202400123-before --store ./desk',
    ],
  },
  retention: {
    places: [],
    repeats: false,
    says: 'List the rules of retention of this office, periods that others published, and for each case when each class of its records may go, with the working.',
    options: {
      set: may(
        'FILE',
        'put these rules in the place of those there are: JSON, [{of, from, period: {count, unit}, source: {publisher, title, confidence}}]',
      ),
      ...everywhere,
    },
    answers: '{"rules", "suggestions", "cases": [{case, closed, held, classes: [{of, due, working}], disposed, problem}]}',
    examples: ['retention --store ./desk', 'retention --set ./rules.json --store ./desk'],
  },
  close: {
    places: ['REF'],
    repeats: false,
    says: 'Close a case: read-only from then on. Its periods of retention are counted from that day.',
    options: { reason: need('TEXT', 'why, for the history'), ...everywhere },
    answers: '{"case", "closed"}',
    examples: ['close 202400123 --reason "All orders complied with" --store ./desk'],
  },
  reopen: {
    places: ['REF'],
    repeats: false,
    says: 'Open a closed case again.',
    options: { reason: need('TEXT', 'why, for the history'), ...everywhere },
    answers: '{"case", "closed"}',
    examples: ['reopen 202400123 --reason "A review was asked for" --store ./desk'],
  },
  hold: {
    places: ['REF'],
    repeats: false,
    says: 'Hold a case back from disposal, whatever the rules say.',
    options: { reason: need('TEXT', 'why, for the history'), ...everywhere },
    answers: '{"case", "hold"}',
    examples: ['hold 202400123 --reason "Asked for by a court" --store ./desk'],
  },
  'lift-hold': {
    places: ['REF'],
    repeats: false,
    says: 'Lift the hold on a case.',
    options: { reason: need('TEXT', 'why, for the history'), ...everywhere },
    answers: '{"case", "hold"}',
    examples: ['lift-hold 202400123 --reason "The court has decided" --store ./desk'],
  },
  dispose: {
    places: ['REF'],
    repeats: false,
    says: 'Dispose of a closed case, or of part of it, with its backups. Refused while it is held, and before its day without a reason. It cannot be undone.',
    options: {
      through: need(recordClasses.join('|'), 'what goes: working papers; the papers of the parties with them; or the decision too'),
      confirm: need('REF', 'the reference once more'),
      reason: may('TEXT', 'why; needed before the day that the rules give'),
      ...everywhere,
    },
    answers:
      'the record: {"id", "reference", "through", "isWhole", "atMs", "actor", "classes", "isEarly", "reason", "counts", "heads", "given", ...}',
    examples: ['dispose 202400123 --through papers --confirm 202400123 --store ./desk'],
  },
  disposals: {
    places: [],
    repeats: false,
    says: 'List what was disposed of at this desk, newest first.',
    options: {
      out: may('FILE', 'write the register to a file (- for standard output)'),
      format: may('csv|docx|html|txt', 'as what (csv)'),
      ...everywhere,
    },
    answers: '{"disposals"}, or {"file"} with --out',
    examples: ['disposals --store ./desk', 'disposals --out ./register.csv --store ./desk'],
  },
  protect: {
    places: [],
    repeats: false,
    says: 'Encrypt every file of a desk, backups included, under a passphrase: 12 characters or 4 words at least. The recovery key it answers is shown this once.',
    options: everywhere,
    answers: '{"store", "recoveryKey"}',
    examples: ['protect --store ./desk --passphrase-file ./passphrase.txt'],
  },
  'change-passphrase': {
    places: [],
    repeats: false,
    says: 'Put another passphrase in the place of the present one. No case is rewritten; backups open with the new one too.',
    options: {
      'new-passphrase-file': may(
        'FILE',
        'a file whose first line is the new one (or set OMBUDSMAN_NEW_PASSPHRASE; asked for at a terminal)',
      ),
      ...everywhere,
    },
    answers: '{"store", "changed"}',
    examples: ['change-passphrase --store ./desk --passphrase-file ./old.txt --new-passphrase-file ./new.txt'],
  },
  unprotect: {
    places: [],
    repeats: false,
    says: 'Take the protection away: every file of the desk is plain again.',
    options: everywhere,
    answers: '{"store", "protected"}',
    examples: ['unprotect --store ./desk --passphrase-file ./passphrase.txt'],
  },
  handover: {
    places: ['REF'],
    repeats: false,
    says: 'Hand a case over: one encrypted file with everything or a part, proved before it has its name. What is left out is listed in it.',
    options: {
      to: need('FILE', 'the file to make; a folder gets "REF handover DATE.handover"'),
      'handover-passphrase-file': handoverPassphrase,
      reason: may('TEXT', 'why it is handed over'),
      without: may(
        'PART,...',
        'leave out papers supplied by resident, landlord or third; the draft; "large", originals over 20 MB; or papers by label, such as R12',
      ),
      'only-heads': may('HEAD,...', 'only these heads, what was made under them or under none, and the papers they rest on'),
      replace: may(null, 'over a file that is there'),
      ...everywhere,
    },
    answers: '{"case", "file", "bytes", "note"}; note: {actor, atMs, reason, leftOut, heads, papers, contents}',
    examples: [
      'handover 202400123 --to ./202400123.handover --handover-passphrase-file ./words.txt --reason "Leave until 3 May" --store ./desk',
      'handover 202400123 --to ./ --handover-passphrase-file ./words.txt --without landlord,draft --store ./desk',
      'handover 202400123 --to ./ --handover-passphrase-file ./words.txt --only-heads a --without R12 --store ./desk',
    ],
  },
  receive: {
    places: ['FILE'],
    repeats: false,
    says: 'Take a handover in, once it is proved: as the case it is, or merged into that case where it is here. With --dry-run it says what would come of it.',
    options: {
      'handover-passphrase-file': handoverPassphrase,
      'dry-run': may(null, 'write nothing; list what differs'),
      choices: may('FILE', 'JSON: for a difference by its name "ours", "theirs" or "both"; the others stay as "usual" says'),
      as: may('NEWREF', 'the reference it gets here, where another case has its own'),
      ...everywhere,
    },
    answers:
      '{"caseId", "did", "differences", "papers", "changes"}; with --dry-run {"note", "here", "hereAs", "verdict"} and for a merge {"undone", "news", "papers", "renamed", "changes", "differences": [{name, title, what, before, ours, theirs, oursBy, theirsBy, both, usual}]}',
    examples: [
      'receive ./202400123.handover --handover-passphrase-file ./words.txt --dry-run --store ./desk',
      'receive ./202400123.handover --handover-passphrase-file ./words.txt --choices ./choices.json --store ./desk',
    ],
  },
  differences: {
    places: ['REF'],
    repeats: false,
    says: 'List what differed in the merges of a case: both values, whose they are, and what was chosen.',
    options: toRead,
    answers: '{"case", "differences": [{name, title, what, before, ours, theirs, oursBy, theirsBy, both, usual, merged, choice}]}',
    examples: ['differences 202400123 --store ./desk'],
  },
} as const satisfies Readonly<Record<string, VerbUse>>;

export type VerbName = keyof typeof verbs;
export const verbNames = Object.keys(verbs) as VerbName[];

/** How a verb is written, on one line. */
export function usageOf(name: VerbName): string {
  const verb: VerbUse = verbs[name];
  const places = verb.places.map((place, at) => (verb.repeats && at === verb.places.length - 1 ? `${place}...` : place));
  const options = Object.entries(verb.options)
    .filter(([option]) => option !== 'json' && option !== 'actor')
    .map(([option, { value, isNeeded }]) => {
      const written = value === null ? `--${option}` : `--${option} ${value}`;
      return isNeeded ? written : `[${written}]`;
    });
  return [name, ...places, ...options].join(' ');
}

/** The help of the whole command line. */
export function helpText(): string {
  const widest = Math.max(...verbNames.map((name) => name.length));
  return [
    'Works on a case without a window: the same store, the same rules.',
    '',
    'npm run --silent cli -- VERB ...',
    '',
    ...verbNames.map((name) => `  ${name.padEnd(widest)}  ${verbs[name].says}`),
    '',
    'VERB --help tells the options of each, with examples. Answers are JSON on standard output, words on standard error.',
    'Ends with 0 when done, 1 when refused (with the reason), 2 when the command itself was wrong.',
    '',
  ].join('\n');
}

/** The help of one verb. */
export function verbHelp(name: VerbName): string {
  const verb: VerbUse = verbs[name];
  const options = Object.entries(verb.options).map(([option, { value, isNeeded, says }]) => ({
    written: value === null ? `--${option}` : `--${option} ${value}`,
    says: isNeeded ? `${says} (needed)` : says,
  }));
  const widest = Math.max(...options.map(({ written }) => written.length));
  return [
    verb.says,
    '',
    `npm run --silent cli -- ${usageOf(name)}`,
    '',
    ...options.map(({ written, says }) => `  ${written.padEnd(widest)}  ${says}`),
    '',
    `Answers ${verb.answers}.`,
    '',
    'For example',
    ...verb.examples.map((example) => `  npm run --silent cli -- ${example}`),
    '',
  ].join('\n');
}
