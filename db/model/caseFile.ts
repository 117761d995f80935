// Owns: the case file, format case-file/1: the published JSON in which other programs and people write a whole draft. Shapes only; placing it in a case is db/review/caseFile.
import { z } from 'zod';
import { civilDateSchema, datePrecisionSchema, looseDateSchema } from './dates.ts';
import {
  absenceKinds,
  calendarIds,
  cellsSchema,
  complianceStandings,
  contactDirections,
  contactWays,
  dueRuleSchema,
  eventStatuses,
  evidenceStates,
  exclusionReasons,
  expectationBases,
  linkStepSchema,
  linkVerdicts,
  madeWhen,
  offerStandings,
  outcomePattern,
  type ParagraphForm,
  paragraphForms,
  recordVerdicts,
  rectSchema,
  replyStandings,
  requestStates,
  reviewOutcomes,
  scopeOverrides,
  stages,
  timeLimitSchema,
  waitingParties,
} from './draft.ts';
import { disclosureSchema, sideSchema } from './entry.ts';
import { exhibitPattern, exhibitSchema } from './ids.ts';

/** A name for a thing in this file: m1, e1, n1. Names shaped like exhibits (R1, L2, T3) are reserved. */
const key = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'not a name: a letter, then letters, digits, - or _')
  .refine((text) => !exhibitPattern.test(text), 'names like R1, L2 or T3 are reserved for exhibits');
const cite = z.string().min(1).describe('A mark, event, absence or contact of this file, or an exhibit');
const cites = z.array(cite).optional();
const headKey = z.string().regex(/^[a-z]{1,2}$/, 'a head is a letter: a, b, c');
const text = z.string();

/** A numbered paragraph or item. `[[m1]]` in the text places a citation; `cites` adds one without a place. */
export type FileParagraph =
  | string
  | {
      text: string;
      id?: string | undefined;
      items?: FileParagraph[] | undefined;
      cites?: string[] | undefined;
      form?: ParagraphForm | undefined;
      judgement?: string | undefined;
      comment?: string | undefined;
    };
const fileParagraphSchema: z.ZodType<FileParagraph> = z
  .union([
    z.string(),
    z.strictObject({
      text,
      id: key.optional(),
      cites,
      form: z.enum(paragraphForms).optional().describe('A heading has no number and no items'),
      judgement: text.optional().describe('Internal, never printed'),
      comment: text.optional().describe('Internal, never printed'),
      get items(): z.ZodOptional<z.ZodArray<z.ZodType<FileParagraph>>> {
        return z.array(fileParagraphSchema).optional();
      },
    }),
  ])
  .meta({ id: 'Paragraph' });
const paragraphs = z.array(fileParagraphSchema);

const overruledState = z
  .strictObject({
    override: z.enum(evidenceStates),
    reason: z.string().min(1),
    by: z.string().min(1).optional().describe('Who overruled it; whoever applies the file where it says nobody'),
    on: civilDateSchema.optional(),
  })
  .optional();

const amount = z
  .number()
  .min(0)
  .max(1_000_000_000)
  .refine((pounds) => Math.abs(pounds * 100 - Math.round(pounds * 100)) < 1e-6, 'an amount has at most two decimals');

export const caseFileSchema = z
  .strictObject({
    format: z.literal('case-file/1'),
    mode: z.literal('replace-draft').optional(),
    ruleSet: z.strictObject({ body: text, scheme: text.optional(), code: text.optional(), template: text.optional() }).optional(),
    received: civilDateSchema.optional(),
    reportDate: civilDateSchema.optional(),
    title: text.optional(),
    stage: z.enum(stages).optional(),
    waitingOn: z.enum(waitingParties).optional(),
    calendar: z.enum(calendarIds).optional(),
    landlord: z.strictObject({ name: text, kind: text.optional() }).optional(),
    parties: z
      .array(
        z.strictObject({
          id: key,
          role: text,
          names: z.array(text).optional(),
          aliases: z.array(text).optional(),
          emails: z.array(text).optional(),
          pronoun: text.optional(),
          label: text.optional(),
          treatedAs: key.optional(),
        }),
      )
      .optional(),
    property: z.strictObject({ type: text.optional(), building: text.optional() }).optional(),
    tenancy: z.strictObject({ kind: text.optional(), since: text.optional() }).optional(),
    household: text.optional(),
    jurisdictionNote: text.optional(),
    vulnerability: z
      .array(
        z.strictObject({
          id: key.optional(),
          source: text,
          text,
          knownSince: civilDateSchema.optional(),
          adjustments: text.optional(),
          cites,
        }),
      )
      .optional(),
    complaintSteps: z
      .array(
        z.strictObject({
          id: key.optional(),
          stage: z.int().min(0).max(9),
          sent: civilDateSchema.optional(),
          sentAs: text.optional(),
          treatedAs: text.optional(),
          acknowledged: civilDateSchema.optional(),
          responded: civilDateSchema.optional(),
          points: z.array(text).optional(),
          outcome: text.optional(),
          offer: text.optional(),
          sought: text.optional(),
          mediation: text.optional(),
          cites,
        }),
      )
      .optional(),
    relatedComplaints: z
      .array(
        z.strictObject({
          id: key.optional(),
          reference: text,
          subject: text.optional(),
          raised: looseDateSchema.optional(),
          stage: z.int().min(0).max(9).optional(),
          responded: civilDateSchema.optional(),
          why: text.optional(),
          residentCan: text.optional(),
        }),
      )
      .optional(),
    sections: z
      .strictObject({
        approach: paragraphs.optional(),
        complaint: text.optional(),
        background: paragraphs.optional(),
      })
      .optional(),
    heads: z
      .array(
        z.strictObject({
          id: headKey,
          title: z.string().min(1),
          heading: text.optional(),
          raisedBy: text.optional(),
          raisedOn: civilDateSchema.optional(),
          inWords: text.optional(),
          agreed: text.optional(),
          why: text.optional(),
          jurisdiction: text.optional(),
          awareOn: civilDateSchema.optional(),
        }),
      )
      .min(1),
    scope: z
      .strictObject({
        windows: z
          .array(
            z.strictObject({
              id: key.optional(),
              head: headKey,
              from: looseDateSchema.optional(),
              to: looseDateSchema.optional(),
              fromPrecision: datePrecisionSchema.optional(),
              toPrecision: datePrecisionSchema.optional(),
              fromUntil: looseDateSchema.optional(),
              toUntil: looseDateSchema.optional(),
              reason: text.optional(),
            }),
          )
          .optional(),
        paragraphs: paragraphs.optional(),
        exclusions: z
          .array(
            z.strictObject({
              id: key.optional(),
              head: headKey.optional(),
              reason: z.enum(exclusionReasons),
              text: text.optional(),
              from: civilDateSchema.optional(),
              to: civilDateSchema.optional(),
              topic: text.optional(),
              impact: text.optional(),
              actor: text.optional(),
              basis: text.optional(),
              canConsider: text.optional(),
              cites,
            }),
          )
          .optional(),
      })
      .optional(),
    events: z
      .array(
        z.strictObject({
          id: key,
          date: looseDateSchema.optional(),
          until: looseDateSchema.optional(),
          precision: datePrecisionSchema.optional(),
          text: z.string().min(1),
          heads: z.array(headKey).optional(),
          cites,
          status: z.enum(eventStatuses).optional(),
        }),
      )
      .optional(),
    requests: z
      .array(
        z.strictObject({
          id: key,
          to: text,
          item: z.string().min(1),
          why: text.optional(),
          asked: civilDateSchema.optional(),
          due: civilDateSchema.optional(),
          received: civilDateSchema.optional(),
          state: z.enum(requestStates).optional(),
          reply: text.optional(),
          head: headKey.optional(),
          expectation: key.optional().describe('The expected record it asks for'),
          chased: z.array(civilDateSchema).optional(),
          replies: z
            .array(
              z.strictObject({
                item: z.string().min(1),
                standing: z.enum(replyStandings),
                on: civilDateSchema.optional(),
                contact: key.optional().describe('The contact in which the party said so'),
                exhibits: z.array(exhibitSchema).optional().describe('What it sent'),
                made: z.enum(madeWhen).optional(),
                putOn: civilDateSchema.optional().describe('Put to the other party on'),
              }),
            )
            .optional(),
        }),
      )
      .optional(),
    policies: z
      .array(
        z.strictObject({
          id: key,
          name: z.string().min(1),
          topic: text.optional(),
          from: civilDateSchema.optional(),
          to: civilDateSchema.optional(),
          cites,
          limits: z
            .array(
              z.strictObject({
                id: key,
                text: z.string().min(1),
                limit: timeLimitSchema,
                countsFrom: text.optional(),
                step: linkStepSchema.optional(),
                cites,
              }),
            )
            .optional(),
        }),
      )
      .optional(),
    expectations: z
      .array(
        z.strictObject({
          id: key,
          text: z.string().min(1),
          due: civilDateSchema.optional(),
          head: headKey.optional(),
          cites,
          basis: z.enum(expectationBases).optional(),
          policyLimit: key.optional(),
          countsFrom: exhibitSchema.optional(),
          limit: timeLimitSchema.optional(),
          steps: z.array(linkStepSchema).optional(),
          state: overruledState,
          source: text.optional().describe('Where the checklist it was taken from says that such a record is kept'),
          seen: z.array(exhibitSchema).optional().describe('Papers in which an expected record was seen'),
        }),
      )
      .optional(),
    links: z
      .array(
        z.strictObject({
          id: key.optional(),
          report: exhibitSchema,
          followedBy: exhibitSchema,
          step: linkStepSchema,
          verdict: z.enum(linkVerdicts).optional(),
          reportMark: key.optional(),
          stepMark: key.optional(),
          expectation: key.optional(),
          note: text.optional(),
        }),
      )
      .optional(),
    assertions: z
      .array(
        z.strictObject({
          id: key,
          text: z.string().min(1),
          madeBy: sideSchema.optional(),
          head: headKey.optional(),
          cites,
          records: z
            .array(z.strictObject({ id: key.optional(), exhibit: exhibitSchema, verdict: z.enum(recordVerdicts), note: text.optional() }))
            .optional(),
        }),
      )
      .optional(),
    series: z
      .array(
        z.strictObject({
          id: key.optional(),
          title: z.string().min(1),
          head: headKey.optional(),
          exhibits: z.array(exhibitSchema).optional(),
        }),
      )
      .optional(),
    absences: z
      .array(
        z.strictObject({
          id: key,
          kind: z.enum(absenceKinds),
          head: headKey.optional(),
          expectation: key.optional(),
          request: key.optional(),
          text: text.optional(),
          searched: z
            .strictObject({
              query: text,
              count: z.int().nonnegative(),
              on: civilDateSchema.optional(),
              atMs: z.int().nonnegative().optional(),
              found: z
                .array(exhibitSchema)
                .optional()
                .describe(
                  'All that it found: what else the same search finds later raises the absence again. Without it, what came or was read after atMs does',
                ),
            })
            .optional(),
          state: overruledState,
          lookedAt: z.array(exhibitSchema).optional().describe('Papers that raised it again and were looked at: it stands all the same'),
        }),
      )
      .optional(),
    contacts: z
      .array(
        z.strictObject({
          id: key,
          party: text,
          how: z.enum(contactWays),
          direction: z.enum(contactDirections),
          on: civilDateSchema,
          at: text.optional(),
          text: z.string().min(1),
          evidenceOf: sideSchema.optional().describe('Whose account it is, where it is evidence of a side'),
        }),
      )
      .optional(),
    items: z
      .array(
        z.strictObject({
          exhibit: exhibitSchema,
          title: text.optional(),
          date: looseDateSchema.optional(),
          until: looseDateSchema.optional(),
          precision: datePrecisionSchema.optional(),
          side: sideSchema.optional(),
          kind: text.optional(),
          disclosure: disclosureSchema.optional(),
          why: text.optional(),
        }),
      )
      .optional(),
    marks: z
      .array(
        z
          .strictObject({
            id: key,
            exhibit: exhibitSchema,
            quote: z.string().min(1).optional().describe('Words as they stand in the exhibit; with cells, checked against them'),
            prefix: text.optional(),
            suffix: text.optional(),
            page: z.int().min(1).optional(),
            areas: z
              .array(rectSchema.refine(({ width, height }) => width > 0 && height > 0, 'an area has a width and a height'))
              .min(1)
              .optional()
              .describe(
                'Instead of words: PDF points from the lower left of the page as it lies unrotated, or a picture’s own pixels from its upper left',
              ),
            cells: cellsSchema
              .extend({ rows: cellsSchema.shape.rows.optional() })
              .optional()
              .describe(
                'Of a sheet or record: columns from and to, rows from and to by the numbers of the records; no rows where the exhibit is a record',
              ),
            heads: z.array(headKey).optional(),
            tags: z.array(text).optional(),
            stance: text.optional(),
            account: sideSchema.optional(),
            eventDate: looseDateSchema.optional(),
            eventUntil: looseDateSchema.optional(),
            eventPrecision: datePrecisionSchema.optional(),
            scope: z.strictObject({ override: z.enum(scopeOverrides), reason: z.string().min(1) }).optional(),
            note: text.optional(),
            speaksAgainst: sideSchema.optional(),
            /** Who may see the passage, where that is fewer than may see its exhibit. */
            disclosure: disclosureSchema.optional(),
            disclosureWhy: text.optional(),
          })
          .refine(
            ({ quote, areas, cells }) =>
              areas === undefined ? quote !== undefined || cells !== undefined : quote === undefined && cells === undefined,
            'a mark needs one of quote, areas and cells (cells may have a quote too)',
          ),
      )
      .optional(),
    findings: z.array(z.strictObject({ head: headKey, paragraphs })).optional(),
    determinations: z
      .array(
        z.strictObject({
          head: headKey,
          outcome: z.string().regex(outcomePattern, 'not an outcome such as service-failure'),
          paragraph: text.optional(),
          wording: text.optional(),
          reasons: text.optional(),
          restsOn: z.array(key).optional().describe('Names of paragraphs of this file'),
        }),
      )
      .optional(),
    offers: z
      .array(
        z.strictObject({
          id: key,
          heads: z.array(headKey).optional(),
          by: text.optional(),
          for: text.optional(),
          amountGBP: amount,
          offeredOn: civilDateSchema.optional(),
          standing: z.enum(offerStandings).optional(),
          paidGBP: amount.optional(),
          paidOn: civilDateSchema.optional(),
          offset: text.optional().describe('Id of an offset rule of the rule set'),
          offsetReason: text.optional(),
          text: text.optional(),
          cites,
        }),
      )
      .optional()
      .describe('Money offered or paid before the report'),
    orders: z
      .array(
        z.strictObject({
          id: key,
          heads: z.array(headKey).optional(),
          kind: text.optional(),
          text,
          amountGBP: amount.optional(),
          parts: z.array(z.strictObject({ for: text, amountGBP: amount, head: headKey.optional() })).optional(),
          due: dueRuleSchema.optional(),
          reason: text.optional(),
          compliance: z
            .strictObject({
              startedOn: civilDateSchema.optional(),
              standing: z.enum(complianceStandings).optional(),
              compliedOn: civilDateSchema.optional(),
              chased: z.array(civilDateSchema).optional(),
              remarks: text.optional(),
              cites,
            })
            .optional(),
        }),
      )
      .optional(),
    recommendations: z
      .array(z.union([z.string(), z.strictObject({ id: key.optional(), heads: z.array(headKey).optional(), text })]))
      .optional(),
    waivers: z
      .array(
        z.strictObject({
          id: key.optional(),
          check: text,
          place: text,
          reason: text,
          text: text.optional(),
          finding: text
            .optional()
            .describe(
              'What was found, as `check` names it: another finding in the same place is shown. Left out: whatever is found in that place',
            ),
        }),
      )
      .optional(),
    editionChanges: z
      .array(
        z.strictObject({
          id: key.optional(),
          words: z.string().min(1),
          instead: text.optional().describe('Printed in their place in the publication edition; left out where the words stand'),
          reason: text.optional().describe('Why the words stand; with neither they are still to be settled'),
        }),
      )
      .optional()
      .describe('Words of the publication edition that may identify somebody'),
    partyComments: z
      .array(
        z.strictObject({
          id: key.optional(),
          by: text,
          received: civilDateSchema,
          version: z.int().positive().optional(),
          paragraph: key.optional().describe('Name of a paragraph of this file; left out for the draft as a whole'),
          text: z.string().min(1),
          answer: text.optional(),
          changed: text.optional(),
        }),
      )
      .optional()
      .describe('What the parties say of a draft they were sent. Where the file has no such list, those of the case stay'),
    reviewRequests: z
      .array(
        z.strictObject({
          id: key.optional(),
          by: text,
          received: civilDateSchema,
          version: z.int().positive().optional(),
          grounds: z.array(text).optional(),
          text: text.optional(),
          newEvidence: text.optional(),
          cites,
          decidedBy: text.optional(),
          decidedOn: civilDateSchema.optional(),
          outcome: z.enum(reviewOutcomes).optional(),
          reasons: text.optional(),
        }),
      )
      .optional()
      .describe('Requests to review an issued decision. Where the file has no such list, those of the case stay'),
  })
  .meta({ id: 'CaseFile', title: 'Case file', description: 'A whole draft of one case, format case-file/1.' });

export type CaseFile = z.infer<typeof caseFileSchema>;
