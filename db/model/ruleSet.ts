// Owns: the shape of a rule set (a body's ladder, clocks, order types, report template) and of its sources. The data are in db/rules.
import { z } from 'zod';
import { type Draft, timeLimitSchema } from './draft.ts';

/** How sure a rule is: seen on the publisher's page, in a published decision, second-hand, or our own inference. */
export const confidences = ['publisher', 'decision', 'secondary', 'inference'] as const;
const sourceSchema = z.strictObject({
  publisher: z.string(),
  title: z.string(),
  checked: z.iso.date(),
  confidence: z.enum(confidences),
});
export type Source = z.infer<typeof sourceSchema>;
export type Confidence = Source['confidence'];

const outcomeSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  meaning: z.string(),
  /** Words before "regarding ..." in the determination, e.g. `Service failure`. */
  wording: z.string(),
  /** True: an adverse finding, so a remedy or a reason for none is expected. null: neither (withdrawn, outside jurisdiction). */
  upheld: z.boolean().nullable(),
  /** True where an upheld head is upheld in part only; left out elsewhere. */
  isInPart: z.boolean().optional(),
  /** True where an upheld head leaves nothing to order: put right before, or of no effect. Left out elsewhere. */
  isRemedied: z.boolean().optional(),
  /** False where the head was not looked at on its merits: beside heads that were, it does not count in the roll-up. */
  isOnMerits: z.boolean(),
  /**
   * Where the scheme has it, by edition: paragraphs move. Several of one edition are several grounds, of which the investigator picks. Empty where none
   * could be verified.
   */
  paragraphs: z.array(
    z.strictObject({
      scheme: z.string(),
      paragraph: z.string(),
      /** What the paragraph is about, where its words were seen. */
      about: z.string().optional(),
      source: sourceSchema,
    }),
  ),
  source: sourceSchema,
});
export type Outcome = z.infer<typeof outcomeSchema>;

const editionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  source: sourceSchema,
});
export type Edition = z.infer<typeof editionSchema>;

/** One time limit: so many working days from a named start. */
const clockSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  stage: z.int(),
  step: z.enum(['acknowledge', 'respond', 'extend']),
  workingDays: z.int().positive(),
  from: z.enum(['received', 'logged', 'acknowledged']),
  source: sourceSchema,
});
export type Clock = z.infer<typeof clockSchema>;

/** A limit of months after which a complaint is too late to be looked at, from one day of the complaint to another. */
const timeBarSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  months: z.int().positive(),
  from: z.enum(['aware', 'final response']),
  to: z.enum(['complained', 'referred']),
  /** True where the day on which the months are full is too late already. */
  isLateOnTheDay: z.boolean(),
  /** What it means and what room it leaves, in our own words. */
  text: z.string(),
  /** Editions of the code that have it; empty: all. */
  codes: z.array(z.string()),
  source: sourceSchema,
});

const templateSectionSchema = z.strictObject({
  id: z.enum([
    'headingBlock',
    'details',
    'approach',
    'complaint',
    'background',
    'scope',
    'assessment',
    'determination',
    'reasons',
    'orders',
    'recommendations',
    'requests',
    'closing',
    'signature',
  ]),
  heading: z.string(),
  /** Set where it stands under the section before it; left out elsewhere. */
  level: z.literal(2).optional(),
  /** Set where it stands only in a case that has some of these; left out elsewhere. */
  when: z.enum(['orders', 'recommendations']).optional(),
  isNumbered: z.boolean(),
  /** Left out when it would be empty. */
  isOptional: z.boolean(),
  /** Used where the case gives none. */
  paragraphs: z.array(z.string()),
});

/**
 * What a template sets out in rows. Every table is left out where the template has none of it; a row where what it names is not known.
 */
const templateTablesSchema = z.strictObject({
  /** The case in rows of a name and a value, for the section `details`. Of `{reference}`, `{landlord}`, `{landlordKind}`, `{occupancy}`, `{date}`, `{decision}`. */
  details: z.strictObject({ caption: z.string(), rows: z.array(z.strictObject({ name: z.string(), value: z.string() })) }).optional(),
  /** The complaint procedure by date, after the paragraphs of `approach`. Of `{stage}` and `{outcome}`. */
  procedure: z
    .strictObject({
      caption: z.string(),
      columns: z.tuple([z.string(), z.string()]),
      complained: z.string(),
      escalated: z.string(),
      acknowledged: z.string(),
      responded: z.string(),
      received: z.string(),
    })
    .optional(),
  /** What was complained of and what was found, above the findings on each head. */
  pair: z.strictObject({ caption: z.string(), complaint: z.string(), finding: z.string() }).optional(),
  /** What was decided of each head in rows, in place of the sentence of the determination. */
  outcomes: z.strictObject({ caption: z.string(), columns: z.tuple([z.string(), z.string()]) }).optional(),
  /** Orders in rows: `Order 1`, what is to be done, by when. */
  orders: z
    .strictObject({ caption: z.string(), columns: z.tuple([z.string(), z.string(), z.string()]), row: z.string(), noDue: z.string() })
    .optional(),
  /** What was asked of who a letter goes to, in rows: what, then why it is needed or how it was answered, then a day. */
  requests: z
    .strictObject({
      caption: z.string(),
      columns: z.tuple([z.string(), z.string(), z.string()]),
      says: z.enum(['why', 'asked', 'answered']),
      noDue: z.string(),
    })
    .optional(),
});

const templateSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  numbering: z.enum(['continuous', 'per-section']),
  /** Item numbering one level down: `a.` or `1.` */
  itemStyle: z.enum(['letter', 'number']),
  /** True where the form of the body is printed: an office's house style does not number it otherwise. */
  isNumberingFixed: z.boolean(),
  complaintIntro: z.string(),
  /** Sub-heading of a head of complaint that has none of its own; `{title}` is filled in. */
  headHeading: z.string(),
  /** `{paragraph}` and `{scheme}` are filled in; a part in square brackets is left out when what it names is not known. */
  determinationIntro: z.string(),
  /** `{outcome}` and `{heading}` are filled in. */
  determinationItem: z.string(),
  /** Under the reasons of a determination, of `{paragraphs}` they rest on; empty where the template does not print reasons. */
  reasonsRestOn: z.string(),
  /** What the paper calls itself in a sentence, `this response`; left out for `this report`. */
  itself: z.string().optional(),
  /** Added to an order whose words name no time; `{due}` is filled in. */
  orderDue: z.string(),
  /** Added to an order whose words do not state its sum; `{sum}` is filled in. */
  orderSum: z.string(),
  /** One part of an order's sum, printed under it where its words do not state that part; `{sum}` and `{for}` are filled in. */
  orderPart: z.string(),
  tables: templateTablesSchema,
  /** The time in which the reader can take the matter further: in `closing` it is `{limit}`, and its last day, counted from the report's, `{limitDay}`. Left out where there is none. */
  wayOnLimit: timeLimitSchema.optional(),
  sections: z.array(templateSectionSchema),
});
export type ReportTemplate = z.infer<typeof templateSchema>;

/** Whom a letter goes to. */
export const letterReaders = ['resident', 'representative', 'landlord'] as const;
export type LetterReader = (typeof letterReaders)[number];
/** Whom a request may go to besides: the police, a council, a contractor. */
export const addressees = [...letterReaders, 'third'] as const;
export type Addressee = (typeof addressees)[number];

/**
 * A letter that goes out with the decision or its draft, or asks for evidence, made from the same facts as the report. `{landlord}`, `{resident}` and `{name}` (of who it goes to) are filled in
 * in its subject and greeting: the form itself has people under their labels, as the report has.
 */
const letterSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  to: z.enum(addressees),
  /** What it goes out with; null where it is written when it is wanted. */
  goesWith: z.enum(['draft', 'decision']).nullable(),
  subject: z.string(),
  greeting: z.string(),
  form: templateSchema,
});
export type LetterTemplate = z.infer<typeof letterSchema>;

const bandSchema = z.strictObject({
  outcome: z.string(),
  fromPence: z.int(),
  toPence: z.int().nullable(),
  source: sourceSchema,
});

/** How money offered or paid before counts against what is awarded now. */
const offsetSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  meaning: z.string(),
  /** `in the award`: a part of it, so what was paid comes off. `on top`: the award is added to it. `apart`: neither touches the other. */
  counts: z.enum(['in the award', 'on top', 'apart']),
  source: sourceSchema,
});
export type Offset = z.infer<typeof offsetSchema>;

/**
 * What the case as a whole is called. `when` speaks of the heads that count; `outcome` is a case whose heads, none upheld and none simply not upheld,
 * came to that outcome first.
 */
const rollUpSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  when: z.discriminatedUnion('heads', [
    z.strictObject({ heads: z.enum(['all upheld', 'some upheld', 'not upheld']) }),
    z.strictObject({ heads: z.literal('outcome'), outcome: z.string() }),
  ]),
  source: sourceSchema,
});
export type RollUp = z.infer<typeof rollUpSchema>;

/** One step of sign-off. Acts go by `id` on the command line and in the history. */
const signOffStepSchema = z.strictObject({
  id: z.enum(['submit', 'return', 'approve', 'send-draft', 'issue']),
  /** What is done, as a button says it. */
  name: z.string(),
  /** What was done, in a list: `Approved`. */
  done: z.string(),
  /** States it leads out of; `draft` is where no version was made yet. */
  from: z.array(z.string()),
  to: z.string(),
  /** True: the step makes a version of the draft as it stands. */
  makesVersion: z.boolean(),
  needsNote: z.boolean(),
  /** `another`: not who submitted the version. */
  by: z.enum(['anyone', 'another']),
  /** True: refused once the draft was changed, because it would vouch for what is no longer the draft. */
  needsSameDraft: z.boolean(),
  /** True: refused while a blocking check stands open. */
  isHeldByChecks: z.boolean(),
  /** A step some version must have taken before, such as the draft sent to the parties; null where there is none. */
  after: z.string().nullable(),
  /** True: it leaves the house and cannot be undone. */
  isLasting: z.boolean(),
});
export type SignOffStep = z.infer<typeof signOffStepSchema>;

export const signOffSchema = z.strictObject({
  states: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  steps: z.array(signOffStepSchema),
  /** The time in which the parties may comment on a draft, from the day it took that step; null where no draft goes to them. */
  comments: z.strictObject({ step: z.string(), limit: timeLimitSchema, source: sourceSchema }).nullable(),
  source: sourceSchema,
});
export type SignOff = z.infer<typeof signOffSchema>;

/** How a decision is reviewed after it was issued. */
const reviewSchema = z.strictObject({
  /** From the day of issue; null where the limit could not be found. */
  limit: timeLimitSchema.nullable(),
  grounds: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** What it means and what room it leaves, in our own words. */
  text: z.string(),
  source: sourceSchema,
});
export type ReviewRules = z.infer<typeof reviewSchema>;

/** A record that a landlord or a resident may be expected to hold, to be asked for head by head. */
const expectedRecordSchema = z.strictObject({ name: z.string(), source: sourceSchema });
export type ExpectedRecord = z.infer<typeof expectedRecordSchema>;

export const ruleSetSchema = z.strictObject({
  body: z.string(),
  name: z.string(),
  /** Where the ladder as a whole was found. */
  source: sourceSchema,
  /** What could not be verified, in words for the screen; empty where nothing is known to be open. */
  unsure: z.string(),
  schemeName: z.string(),
  schemes: z.array(editionSchema),
  codes: z.array(editionSchema.extend({ clocks: z.array(clockSchema) })),
  timeBars: z.array(timeBarSchema),
  outcomes: z.array(outcomeSchema),
  /** Computed from the heads' outcomes, never typed. */
  rollUps: z.array(rollUpSchema),
  orderKinds: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  bands: z.array(bandSchema),
  /** What awards are made of, in the body's words. */
  components: z.array(z.string()),
  offsets: z.array(offsetSchema),
  templates: z.array(templateSchema),
  /** Letters that go out with the decision; none where the decision is a letter itself. */
  letters: z.array(letterSchema),
  /** The checklist a case's own begins from; it can be changed in each case. */
  records: z.array(expectedRecordSchema),
  signOff: signOffSchema,
  review: reviewSchema,
});
export type RuleSet = z.infer<typeof ruleSetSchema>;

/** How sure the least sure outcome of a ladder is. */
export function leastSure({ outcomes, source }: Pick<RuleSet, 'outcomes' | 'source'>): Confidence {
  const ranks = [source, ...outcomes.map((outcome) => outcome.source)].map(({ confidence }) => confidences.indexOf(confidence));
  return confidences[Math.max(...ranks)] as Confidence;
}

/** True of an outcome after which a remedy is expected, or a reason for none. */
export function expectsRemedy(outcome: Pick<Outcome, 'upheld' | 'isRemedied'> | undefined): boolean {
  return outcome?.upheld === true && outcome.isRemedied !== true;
}

/** The template a case is written by: the one chosen for it, else the first. Throws where a rule set has none, which no rule set may. */
export function templateOf(ruleSet: Pick<RuleSet, 'body' | 'templates'>, chosen: string): ReportTemplate {
  const template = ruleSet.templates.find(({ id }) => id === chosen) ?? ruleSet.templates[0];
  if (template === undefined) throw new Error(`The rule set "${ruleSet.body}" has no report template.`);
  return template;
}

/** The template that the facts of a case choose. */
export function templateIn(ruleSet: Pick<RuleSet, 'body' | 'templates'>, { facts }: Pick<Draft, 'facts'>): ReportTemplate {
  return templateOf(ruleSet, facts[0]?.value.ruleTemplate ?? '');
}

/** A rule set as it is named where one is chosen. */
export type RuleSetNamed = Pick<RuleSet, 'body' | 'name' | 'source' | 'unsure'> & { readonly leastSure: Confidence };
