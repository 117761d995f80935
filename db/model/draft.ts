// Owns: everything the investigator makes in a case (facts, parties, heads, windows, marks, paragraphs, orders...), one schema per kind. Pure shapes: how they are stored is db/domains/draft, how they read in a case file is caseFile.ts.
import { z } from 'zod';
import { civilDateSchema, partialDateSchema } from './dates.ts';
import { disclosureSchema, sideSchema } from './entry.ts';
import { idSchema } from './ids.ts';

const words = z.string();
const day = civilDateSchema.nullable();
const id = idSchema;

/** What a citation points at. */
export const citeSchema = z.strictObject({ kind: z.enum(['mark', 'event', 'absence', 'entry', 'contact']), id });
export type Cite = z.infer<typeof citeSchema>;
const cites = z.array(citeSchema);

/**
 * A piece of a paragraph. `cite` has no words of its own; `quote` is locked to a mark's passage; `person` prints the party's label.
 * Plain paragraphs are one `text` run.
 */
const runSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: words }),
  z.strictObject({ kind: z.literal('cite'), to: citeSchema }),
  z.strictObject({ kind: z.literal('quote'), text: words, markId: id }),
  z.strictObject({ kind: z.literal('person'), partyId: id, text: words }),
]);
export type Run = z.infer<typeof runSchema>;

/**
 * A rectangle of a page or picture. On a page: points of unrotated PDF user space, origin bottom left, x and y its lower left corner. On a picture: its
 * own pixels as they stand in the file, before any turning its camera noted, origin top left.
 */
export const rectSchema = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rect = z.infer<typeof rectSchema>;

/** From one position to another, both in it, counting from 1. */
const spanSchema = z
  .tuple([z.int().positive(), z.int().positive()])
  .refine(([from, to]) => from <= to, 'a span goes from the lower position to the higher');
export type Span = z.infer<typeof spanSchema>;

/**
 * A block of cells. Positions count from 1 as in RFC 7111 (IETF, URI Fragment Identifiers for the text/csv Media Type), but rows are the sheet's records
 * by their ordinals, the heading row not among them: row 34 of L4 is L4#34. `rows` is null where the marked entry is itself a record: its one row.
 */
export const cellsSchema = z.strictObject({ rows: spanSchema.nullable(), columns: spanSchema });
export type Cells = z.infer<typeof cellsSchema>;

/**
 * The place of a passage, one of three:
 * - words: `exact` as it stands in the canonical text, found again by quote and position (W3C, Web Annotation Data Model); `rects` are where they stand
 *   on a page, or on a picture that has no text of its own;
 * - an area of a page or picture: one rectangle at least, and no words, whatever may be printed under it;
 * - cells of a sheet or record: `exact` is their words, cells of a row joined by tabs and rows by line feeds; empty where the cells are.
 */
export const anchorSchema = z
  .strictObject({
    exact: words,
    prefix: words,
    suffix: words,
    /** UTF-16 offsets into the canonical text of `extractionId`; null for areas, cells, and words that could not be placed in it. */
    start: z.int().nonnegative().nullable(),
    end: z.int().nonnegative().nullable(),
    extractionId: id.nullable(),
    /** Counts from 1; null where the entry has no pages, as a picture has none. */
    page: z.int().positive().nullable(),
    rects: z.array(rectSchema),
    /** Rows stored before there were marks on cells do not have it. */
    cells: cellsSchema.nullable().default(null),
  })
  .superRefine((anchor, context) => {
    const fault = anchorFault(anchor);
    if (fault !== null) context.addIssue({ code: 'custom', ...fault });
  });
export type Anchor = z.infer<typeof anchorSchema>;

/** Which of the three an anchor is. */
export function anchorKind({ cells, exact }: Pick<Anchor, 'cells' | 'exact'>): 'words' | 'area' | 'cells' {
  if (cells !== null) return 'cells';
  return exact === '' ? 'area' : 'words';
}

/** Whether the passage has a place: words without one could not be found in their paper. */
export function isPlaced(anchor: Anchor): boolean {
  return anchorKind(anchor) !== 'words' || anchor.start !== null || anchor.rects.length > 0;
}

/** Why an anchor is none of the three; null when it is one. */
function anchorFault(anchor: Anchor): { readonly path: string[]; readonly message: string } | null {
  const kind = anchorKind(anchor);
  if (kind === 'words') return null;
  if (anchor.start !== null || anchor.end !== null || anchor.prefix !== '' || anchor.suffix !== '') {
    return { path: ['start'], message: 'an area or cells have no place in a text' };
  }
  if (kind === 'cells') return anchor.rects.length === 0 ? null : { path: ['rects'], message: 'cells have no rectangles' };
  if (anchor.rects.length === 0) return { path: ['exact'], message: 'a mark needs words, an area or cells' };
  const isSeen = anchor.rects.every(({ width, height }) => width > 0 && height > 0);
  return isSeen ? null : { path: ['rects'], message: 'an area has a width and a height' };
}

export const outcomePattern = /^[a-z][a-z-]*$/;

/** So many days, weeks or months; more would leave the calendar. */
const amountOfTime = z.int().min(1).max(5000).optional();
export const dueRuleSchema = z
  .strictObject({
    /** One of these amounts counted from `from`, or a fixed date. */
    days: amountOfTime,
    workingDays: amountOfTime,
    weeks: amountOfTime,
    months: amountOfTime,
    date: civilDateSchema.optional(),
    from: z.enum(['report', 'receipt', 'completion']).optional(),
  })
  .refine(
    ({ date, ...counted }) => date === undefined || Object.values(counted).every((amount) => amount === undefined),
    'a due rule is a fixed date or a time counted from somewhere, not both',
  );
export type DueRule = z.infer<typeof dueRuleSchema>;

export const exclusionReasons = [
  'historic',
  'later-complaint',
  'not-through-procedure',
  'courts',
  'not-a-member',
  'future-event',
  'previously-considered',
  'other',
] as const;
export const eventStatuses = ['agreed', 'contradicted', 'one side silent', 'date differs', 'unsettled'] as const;
export const requestStates = ['asked', 'chased', 'supplied', 'part', 'none-held', 'refused', 'lapsed'] as const;
export type RequestState = (typeof requestStates)[number];
export const absenceKinds = ['record-missing', 'not-borne-out', 'uncontradicted'] as const;
export const sections = ['approach', 'background', 'scope', 'findings'] as const;
/** A heading stands above the paragraphs that follow it, has no number and no items, and starts numbering anew where the template does. */
export const paragraphForms = ['paragraph', 'heading'] as const;
export type ParagraphForm = (typeof paragraphForms)[number];
/**
 * What an investigator may think of what a paragraph finds, for the working papers: the words of the Housing Ombudsman's findings ("was appropriate",
 * "could have been better", determination 202334516). A prompt for the reasoning, never counted and never printed; a case file may have others.
 */
export const judgements = ['appropriate', 'not appropriate', 'could have been better', 'positive step', 'welcome change since'] as const;
export const stages = ['enquiry', 'assessment', 'evidence', 'drafting', 'with manager', 'issued', 'closed'] as const;
export const waitingParties = ['nobody', 'resident', 'landlord', 'third party', 'manager'] as const;

export const contactWays = ['call', 'e-mail', 'letter', 'meeting', 'note'] as const;
export const contactDirections = ['in', 'out'] as const;
/**
 * What followed a report, in the order in which a good answer goes: an acknowledgement or holding reply answers nothing yet; `told` is the resident
 * hearing of it (Housing Ombudsman, determination 202334516: the neighbour was spoken to, the resident not told).
 */
export const linkSteps = ['acknowledged', 'holding', 'answered', 'action', 'told', 'completed', 'followed-up'] as const;
export const linkStepSchema = z.enum(linkSteps);
export type LinkStep = (typeof linkSteps)[number];
/** Whether two entries belong together: said by the investigator either way, never by the desk. */
export const linkVerdicts = ['linked', 'not linked'] as const;

export const timeUnits = ['hours', 'days', 'working days', 'weeks', 'months'] as const;
/** A length of time somebody promised or is held to. */
export const timeLimitSchema = z.strictObject({ amount: z.int().min(1).max(5000), unit: z.enum(timeUnits) });
export type TimeLimit = z.infer<typeof timeLimitSchema>;

/** What an expectation rests on: words of a party, a policy's limit, or that such a thing leaves a record. */
export const expectationBases = ['promise', 'limit', 'record'] as const;
/** What can be said of the evidence for something alleged or expected (docs/decisions/0060). */
export const evidenceStates = [
  'recorded',
  'asserted only',
  'disputed',
  'requested, not supplied',
  'searched, none found',
  'not requested',
  'withheld from report',
] as const;
export type EvidenceState = (typeof evidenceStates)[number];
/** What is computed where none of those would be true of what is kept: an answer or a search that leaves something to be done, or an answer without a search. */
const openStates = ['supplied in part', 'asked, none held', 'supplied, not searched', 'searched, some found'] as const;
export type ComputedState = EvidenceState | (typeof openStates)[number];
/** How a record stands to a statement made about it. */
export const recordVerdicts = ['agrees', 'conflicts', 'in part', 'does not say'] as const;

/** How an offer made before the report stands. */
export const offerStandings = ['offered', 'accepted', 'refused', 'lapsed'] as const;
/** What the investigator knows of an order after the report; whether it is late is computed from its due rule. */
export const complianceStandings = ['outstanding', 'in part', 'complied', 'released'] as const;

/** How a comment stands: an answer is the investigator's, settling it the manager's or the investigator's. */
const commentStandings = ['open', 'answered', 'settled'] as const;
/** What a change in a Word file that came back does to a paragraph. `untracked`: the words differ from the draft where nothing was tracked. */
const returnedKinds = ['words', 'untracked', 'removed', 'moved', 'joined'] as const;
const returnedStandings = ['open', 'accepted', 'declined'] as const;
/** What became of a request to review a decision. */
export const reviewOutcomes = ['', 'reviewed, decision stands', 'reviewed, decision changed', 'not reviewed'] as const;

/** Whose working days are counted. */
export const calendarIds = ['england-and-wales', 'scotland', 'northern-ireland'] as const;

/** What an investigator may say of a mark's scope over its date. */
export const scopeOverrides = ['in', 'context', 'excluded'] as const;

/** What a party says of one thing it was asked for. */
export const replyStandings = ['supplied', 'part', 'none-held', 'refused'] as const;
export type ReplyStanding = (typeof replyStandings)[number];
/** Whether what answers a request was made when things happened, or is said to us since. */
export const madeWhen = ['at the time', 'since'] as const;
/**
 * One thing of a request and how it was answered. What the party said is a contact that is evidence of its side, so that "we hold none" can be cited; what it
 * sent are papers. `putOn`: the day the answer was put to the other party.
 */
const requestReplySchema = z.strictObject({
  item: z.string().min(1),
  standing: z.enum(replyStandings),
  on: day,
  contactId: id.nullable(),
  entryIds: z.array(id),
  made: z.enum(madeWhen).nullable(),
  putOn: day,
});
export type RequestReply = z.infer<typeof requestReplySchema>;

/** Who overruled a state of evidence, and on which day: noted by the store. Empty and null while nothing is overruled, and for rows stored before this was noted. */
const overruler = { stateBy: words, stateOn: day };

/** One schema per kind. References between kinds are ids, never keys. */
export const draftSchemas = {
  /** Exactly one per case; its id is the case's id. */
  facts: z.strictObject({
    title: words,
    landlordName: words,
    landlordKind: words,
    received: day,
    reportDate: day,
    ruleBody: words,
    ruleScheme: words,
    ruleCode: words,
    propertyType: words,
    propertyBuilding: words,
    tenancyKind: words,
    tenancySince: words,
    household: words,
    jurisdictionNote: words,
    /** The sentence before the lettered heads; empty means the template's own. */
    complaintIntro: words,
    stage: z.enum(stages),
    waitingOn: z.enum(waitingParties),
    calendar: z.enum(calendarIds),
    /** The template the report is written by; empty for the rule set's first. */
    ruleTemplate: words,
  }),
  party: z.strictObject({
    role: words,
    names: z.array(words),
    aliases: z.array(words),
    emails: z.array(words),
    pronoun: words,
    label: words,
    /** Spoken of as this party ("the resident" for husband and wife). */
    treatedAs: id.nullable(),
  }),
  vulnerability: z.strictObject({ source: words, text: words, knownSince: day, adjustments: words, cites }),
  complaintStep: z.strictObject({
    stage: z.int().min(0).max(9),
    sent: day,
    sentAs: words,
    treatedAs: words,
    acknowledged: day,
    responded: day,
    points: z.array(words),
    outcome: words,
    offer: words,
    sought: words,
    mediation: words,
    cites,
  }),
  relatedComplaint: z.strictObject({
    reference: words,
    subject: words,
    raised: words,
    stage: z.int().min(0).max(9).nullable(),
    responded: day,
    why: words,
    residentCan: words,
  }),
  head: z.strictObject({
    title: z.string().min(1),
    /** Sub-heading of the assessment; the determination sentence is made from it. */
    heading: words,
    raisedBy: words,
    raisedOn: day,
    inWords: words,
    agreed: words,
    why: words,
    jurisdiction: words,
    /** The day the resident became aware of what the head is about, where that is known: time limits for complaining count from it. */
    awareOn: day,
  }),
  window: z.strictObject({
    headId: id,
    from: partialDateSchema.nullable(),
    to: partialDateSchema.nullable(),
    reason: words,
  }),
  exclusion: z.strictObject({
    headId: id.nullable(),
    reason: z.enum(exclusionReasons),
    text: words,
    from: day,
    to: day,
    topic: words,
    impact: words,
    actor: words,
    basis: words,
    canConsider: words,
    /** Where the basis can be read: a policy's clause, the papers of the other complaint. */
    cites,
  }),
  event: z.strictObject({
    date: partialDateSchema,
    text: z.string().min(1),
    status: z.enum(eventStatuses),
    headIds: z.array(id),
    cites,
  }),
  request: z.strictObject({
    to: words,
    item: z.string().min(1),
    why: words,
    asked: day,
    due: day,
    received: day,
    /** Where there are replies item by item, what they come to (`stateOfReplies`). */
    state: z.enum(requestStates),
    reply: words,
    headId: id.nullable(),
    /** The expected record it asks for. */
    expectationId: id.nullable(),
    /** Days on which it was chased. */
    chased: z.array(civilDateSchema),
    replies: z.array(requestReplySchema),
  }),
  /** A landlord's policy, with the time in which it was in force; its papers are cited. */
  policy: z.strictObject({ name: z.string().min(1), topic: words, from: day, to: day, cites }),
  /** One time limit of a policy, quoted from it by the marks cited. */
  policyLimit: z.strictObject({
    policyId: id,
    text: z.string().min(1),
    limit: timeLimitSchema,
    /** The event it counts from, in the policy's words. */
    countsFrom: words,
    /** The step that keeps it. */
    step: linkStepSchema,
    cites,
  }),
  expectation: z.strictObject({
    text: z.string().min(1),
    due: day,
    headId: id.nullable(),
    cites,
    basis: z.enum(expectationBases),
    policyLimitId: id.nullable(),
    /** The entry whose date the time counts from: the letter that promised, the report a limit runs from. */
    startEntryId: id.nullable(),
    limit: timeLimitSchema.nullable(),
    /** Every step that has to be seen before it is met in full; empty: any step will do. */
    steps: z.array(linkStepSchema),
    /** The investigator's own word for its state of evidence over the computed one. */
    stateOverride: z.enum(evidenceStates).nullable(),
    stateReason: words,
    ...overruler,
    /** Where a checklist it was taken from says that such a record is kept; empty for what came from no checklist. */
    source: words,
    /** Papers in which an expected record was seen. */
    seenIds: z.array(id),
  }),
  /** A report and something that followed it. */
  link: z.strictObject({
    reportId: id,
    stepId: id,
    step: linkStepSchema,
    verdict: z.enum(linkVerdicts),
    /** The passages of either paper that say so. */
    reportMarkId: id.nullable(),
    stepMarkId: id.nullable(),
    /** The promise or limit this step goes to. */
    expectationId: id.nullable(),
    note: words,
  }),
  /** What a party states about its own conduct, to be held against its records. */
  assertion: z.strictObject({ text: z.string().min(1), madeBy: sideSchema, headId: id.nullable(), cites }),
  /** One record the assertion speaks of, and whether it bears the assertion out. */
  assertionRecord: z.strictObject({
    assertionId: id,
    entryId: id,
    verdict: z.enum(recordVerdicts),
    note: words,
  }),
  /** Reports of one thing over time: eight call-outs to one lock. */
  series: z.strictObject({ title: z.string().min(1), headId: id.nullable(), entryIds: z.array(id) }),
  absence: z.strictObject({
    absenceKind: z.enum(absenceKinds),
    headId: id.nullable(),
    expectationId: id.nullable(),
    requestId: id.nullable(),
    text: words,
    /** `found`: ids of what the search found; anything else it finds later raises the absence again. Null where that was not kept, or was too much to keep. */
    searched: z
      .strictObject({ query: words, count: z.int().nonnegative(), on: day, found: z.array(id).nullable().default(null) })
      .nullable(),
    /** When the search was made, in epoch milliseconds; null where that is not known. Where `found` is null, what came or was read later raises the absence. */
    searchedMs: z.int().nonnegative().nullable(),
    stateOverride: z.enum(evidenceStates).nullable(),
    stateReason: words,
    /** Papers that raised it again and were looked at: the investigator says that it stands all the same. */
    lookedAt: z.array(id),
    ...overruler,
  }),
  mark: z.strictObject({
    entryId: id,
    anchor: anchorSchema,
    headIds: z.array(id),
    tags: z.array(words),
    stance: words,
    /** Whose account the passage is; null means the entry's own side. */
    account: sideSchema.nullable(),
    eventDate: partialDateSchema.nullable(),
    scopeOverride: z.enum(scopeOverrides).nullable(),
    scopeReason: words,
    note: words,
    /** The party the passage speaks against; null where against neither. */
    speaksAgainst: sideSchema.nullable(),
    /** Who may see the passage where that is fewer than may see its paper; null: whoever may see the paper. */
    disclosure: disclosureSchema.nullable(),
    disclosureWhy: words,
  }),
  paragraph: z.strictObject({
    section: z.enum(sections),
    /** Set for findings only. */
    headId: id.nullable(),
    /** The paragraph this one is an item of. */
    parentId: id.nullable(),
    runs: z.array(runSchema),
    /** Citations without a place in the words. */
    cites,
    /** Internal; never printed, never scored. One of `judgements`, other words from a case file, or empty. */
    judgement: words,
    form: z.enum(paragraphForms),
    /** The investigator's comment to self. Internal; never printed. */
    comment: words,
  }),
  determination: z.strictObject({
    headId: id,
    outcome: z.string().regex(outcomePattern),
    paragraph: words,
    wording: words,
    reasons: words,
    /** The paragraphs of findings the reasons rest on. */
    restsOn: z.array(id),
  }),
  /** Money offered or paid before the report, by whom and for what, and how it counts against what is awarded now. */
  offer: z.strictObject({
    headIds: z.array(id),
    by: words,
    /** Its component, in the words of the rule set or its own: `distress and inconvenience`. */
    for: words,
    amountPence: z.int().nonnegative(),
    offeredOn: day,
    standing: z.enum(offerStandings),
    /** What of it was paid; 0 for nothing. */
    paidPence: z.int().nonnegative(),
    paidOn: day,
    /** Id of an offset rule of the rule set; empty while that is not settled. */
    offset: words,
    offsetReason: words,
    text: words,
    cites,
  }),
  order: z.strictObject({
    headIds: z.array(id),
    orderKind: words,
    text: words,
    amountPence: z.int().nonnegative().nullable(),
    /** What the sum is made of: a component, and the head it is for where the order is for several. Rows stored before parts had heads do not have it. */
    parts: z.array(z.strictObject({ for: words, amountPence: z.int().nonnegative(), headId: id.nullable().default(null) })),
    due: dueRuleSchema.nullable(),
    /** A reason where an adverse head has no remedy or money stands outside the indicative band. */
    reason: words,
  }),
  /** What became of an order after the report; one at most for each. */
  compliance: z.strictObject({
    orderId: id,
    /** The day its time counts from where that is not the report's: receipt, or the work completed. */
    startedOn: day,
    standing: z.enum(complianceStandings),
    compliedOn: day,
    /** Days on which the landlord was chased. */
    chased: z.array(civilDateSchema),
    remarks: words,
    /** The proof. */
    cites,
  }),
  recommendation: z.strictObject({ headIds: z.array(id), text: words }),
  waiver: z.strictObject({
    check: words,
    place: words,
    reason: words,
    text: words,
    /** What was found when it was given (`CheckResult.finding`): what the check finds there later is shown. Empty: whatever it finds in that place. */
    finding: words,
  }),
  /**
   * Words of the publication edition that may identify somebody: changed, accepted as they stand, or still to be settled (`instead` null and no reason).
   * They count wherever they stand.
   */
  editionChange: z.strictObject({
    words: z.string().min(1),
    /** Printed in their place; null where they stand as they are. */
    instead: words.nullable(),
    reason: words,
  }),
  /**
   * A comment on the report, anchored to words of a version as it was submitted or of a Word file that came back. It stays when its words or its paragraph
   * go. Internal; never printed.
   */
  comment: z.strictObject({
    /** The paragraph it was made on; null where the words are in none of the draft. */
    paragraphId: id.nullable(),
    /** The words, and those before and after; `exact` empty for the whole paragraph. */
    exact: words,
    prefix: words,
    suffix: words,
    text: z.string().min(1),
    by: words,
    /** Number of the version commented on; null where it came in a Word file. */
    version: z.int().positive().nullable(),
    /** Name of the Word file it came in; empty otherwise. */
    fileName: words,
    standing: z.enum(commentStandings),
    answer: words,
  }),
  /** One change found in a Word file that came back. It is accepted by changing the paragraph in the same command. */
  returnedChange: z.strictObject({
    fileName: words,
    change: z.enum(returnedKinds),
    author: words,
    /** The day the file gives; null where it gives none. */
    on: day,
    /** The paragraph it was matched to; null where it is none of the draft's. */
    paragraphId: id.nullable(),
    /** Where it stands, in words: the heading above it. */
    place: words,
    /** Words taken out and put in, and those around them as the paragraph had them. A line feed begins a new paragraph. */
    before: words,
    after: words,
    prefix: words,
    suffix: words,
    /** For `moved`: the paragraph it now follows; null for the first place. For `joined`: the one whose words it takes; null where that is none of the draft's. */
    afterId: id.nullable(),
    standing: z.enum(returnedStandings),
  }),
  /** What a party says of one point of the draft it was sent, and what was made of it. */
  partyComment: z.strictObject({
    by: words,
    received: civilDateSchema,
    /** Number of the version that was sent; null where that is not known. */
    version: z.int().positive().nullable(),
    /** The paragraph it is about; null for the draft as a whole. */
    paragraphId: id.nullable(),
    text: z.string().min(1),
    /** Empty while it is not answered. */
    answer: words,
    /** What was changed in the draft because of it; empty for nothing. */
    changed: words,
  }),
  /** A request to review the decision after it was issued. Whether it is in time is computed from the day of issue. */
  reviewRequest: z.strictObject({
    by: words,
    received: civilDateSchema,
    /** Number of the issued version it is about. */
    version: z.int().positive().nullable(),
    /** Ids of the rule set's grounds, or other words. */
    grounds: z.array(words),
    text: words,
    newEvidence: words,
    cites,
    decidedBy: words,
    decidedOn: day,
    outcome: z.enum(reviewOutcomes),
    reasons: words,
  }),
  contact: z.strictObject({
    party: words,
    how: z.enum(contactWays),
    direction: z.enum(contactDirections),
    on: civilDateSchema,
    at: words,
    text: z.string().min(1),
    /** The side whose account it is where it is evidence of one, such as the answer to a request; null for our own contacts, evidence of neither. */
    evidenceOf: sideSchema.nullable(),
  }),
} as const;

export type DraftKind = keyof typeof draftSchemas;
export const draftKinds = Object.keys(draftSchemas) as DraftKind[];

/** Kinds that stand among the entries by their own dates, few in any case. Marks and links lie on entries and are thousands. */
export const openingKinds = ['head', 'window', 'exclusion', 'contact'] as const satisfies readonly DraftKind[];
export type OpeningKind = (typeof openingKinds)[number];
export type DraftValue<K extends DraftKind> = z.infer<(typeof draftSchemas)[K]>;

export type Facts = DraftValue<'facts'>;
export type Party = DraftValue<'party'>;
export type Head = DraftValue<'head'>;
export type ScopeWindow = DraftValue<'window'>;
export type Exclusion = DraftValue<'exclusion'>;
export type Mark = DraftValue<'mark'>;
export type Paragraph = DraftValue<'paragraph'>;
export type Determination = DraftValue<'determination'>;
export type Offer = DraftValue<'offer'>;
export type Order = DraftValue<'order'>;
export type Compliance = DraftValue<'compliance'>;
export type Expectation = DraftValue<'expectation'>;
export type Request = DraftValue<'request'>;
export type Contact = DraftValue<'contact'>;
export type Absence = DraftValue<'absence'>;
export type Link = DraftValue<'link'>;
export type Policy = DraftValue<'policy'>;
export type PolicyLimit = DraftValue<'policyLimit'>;
export type Comment = DraftValue<'comment'>;
export type ReturnedChange = DraftValue<'returnedChange'>;
export type PartyComment = DraftValue<'partyComment'>;
export type ReviewRequest = DraftValue<'reviewRequest'>;

/** Letter that starts a generated key of each kind: the m of m7. Heads are keyed a, b, c... */
export const keyLetters: Readonly<Record<DraftKind, string>> = {
  facts: 'facts',
  party: 'p',
  vulnerability: 'v',
  complaintStep: 's',
  relatedComplaint: 'rc',
  head: '',
  window: 'w',
  exclusion: 'z',
  event: 'e',
  request: 'q',
  policy: 'pl',
  policyLimit: 'tl',
  expectation: 'x',
  link: 'lk',
  assertion: 'as',
  assertionRecord: 'ar',
  series: 'sr',
  absence: 'n',
  mark: 'm',
  paragraph: 'f',
  determination: 'd',
  offer: 'of',
  order: 'o',
  compliance: 'cp',
  recommendation: 'y',
  waiver: 'k',
  editionChange: 'ec',
  comment: 'co',
  returnedChange: 'wc',
  partyComment: 'pc',
  reviewRequest: 'rr',
  contact: 'c',
};

/** A stored row. `key` is its name in case files and on screen (m7, e1, a head letter), unique per case and kind. A generated name is never given twice; head letters follow the last head there is. */
export interface DraftRow<K extends DraftKind> {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  /** Order among its kind (and parent); fractions allowed between neighbours. */
  readonly position: number;
  readonly value: DraftValue<K>;
}

/** The whole of what was made in a case, each kind in order of position. */
export type Draft = { readonly [K in DraftKind]: readonly DraftRow<K>[] };

/** One change inside a command. A put with `seenRevision: null` makes a row; otherwise the row must still be at that revision. */
export type DraftChange = {
  readonly [K in DraftKind]:
    | {
        readonly do: 'put';
        readonly kind: K;
        readonly id: string;
        readonly seenRevision: number | null;
        /** Only when making a row; the store gives the next free one otherwise. */
        readonly key?: string | undefined;
        readonly position?: number | undefined;
        readonly value: DraftValue<K>;
      }
    | { readonly do: 'remove'; readonly kind: K; readonly id: string; readonly seenRevision: number };
}[DraftKind];

const putSchema = z
  .strictObject({
    do: z.literal('put'),
    kind: z.enum(draftKinds as [DraftKind, ...DraftKind[]]),
    id: idSchema,
    seenRevision: z.int().positive().nullable(),
    key: z.string().min(1).max(40).optional(),
    position: z.number().optional(),
    value: z.unknown(),
  })
  .transform((put, context) => {
    // Only the schema of the kind named is tried, so that a fault names the field and not eighteen alternatives.
    const value = draftSchemas[put.kind].safeParse(put.value);
    if (!value.success) {
      for (const issue of value.error.issues) {
        context.addIssue({ code: 'custom', path: ['value', ...issue.path], message: issue.message });
      }
      return z.NEVER;
    }
    return { ...put, value: value.data } as DraftChange;
  });
const removeSchema = z
  .strictObject({
    do: z.literal('remove'),
    kind: z.enum(draftKinds as [DraftKind, ...DraftKind[]]),
    id: idSchema,
    seenRevision: z.int().positive(),
  })
  .transform((remove) => remove as DraftChange);
export const draftChangeSchema: z.ZodType<DraftChange> = z.union([putSchema, removeSchema]);

/** An expectation of which nothing is known but the head it belongs to; its text is still to be said. */
export function emptyExpectation(headId: string | null): Expectation {
  return {
    text: '',
    due: null,
    headId,
    cites: [],
    basis: 'promise',
    policyLimitId: null,
    startEntryId: null,
    limit: null,
    steps: [],
    stateOverride: null,
    stateReason: '',
    stateBy: '',
    stateOn: null,
    source: '',
    seenIds: [],
  };
}

/** A request of which nothing is known but the head it is for and who is asked. */
export function emptyRequest(headId: string | null, to: string): Request {
  return {
    to,
    item: '',
    why: '',
    asked: null,
    due: null,
    received: null,
    state: 'asked',
    reply: '',
    headId,
    expectationId: null,
    chased: [],
    replies: [],
  };
}

/** An absence of which nothing is known but the head and expectation it belongs to. */
export function emptyAbsence(headId: string | null, expectationId: string | null): Absence {
  return {
    absenceKind: 'record-missing',
    headId,
    expectationId,
    requestId: null,
    text: '',
    searched: null,
    searchedMs: null,
    stateOverride: null,
    stateReason: '',
    lookedAt: [],
    stateBy: '',
    stateOn: null,
  };
}

/** A facts row with nothing filled in. */
export function emptyFacts(landlordName: string, received: string | null): Facts {
  return {
    title: landlordName,
    landlordName,
    landlordKind: '',
    received,
    reportDate: null,
    ruleBody: 'uk-housing-ombudsman',
    ruleScheme: '',
    ruleCode: '',
    ruleTemplate: '',
    propertyType: '',
    propertyBuilding: '',
    tenancyKind: '',
    tenancySince: '',
    household: '',
    jurisdictionNote: '',
    complaintIntro: '',
    stage: 'enquiry',
    waitingOn: 'nobody',
    calendar: 'england-and-wales',
  };
}
