// Owns: a landlord's stage 1 and stage 2 responses as templates, with the way on at their end. All words are our own.
import type { ReportTemplate } from '../../model/ruleSet.ts';

/** Points and what will be done are referred to by number afterwards. */
const numbered: ReadonlySet<string> = new Set(['complaint', 'assessment', 'determination', 'orders']);

/**
 * What a response has to say: its stage, the decision, reasons, remedy, what is outstanding and the way on (Slough Borough Council, Complaint Handling Code
 * self-assessment under the 2022 Code).
 */
function response(words: {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly approach: string;
  readonly wayOn: readonly string[];
  readonly wayOnLimit?: ReportTemplate['wayOnLimit'];
}): ReportTemplate {
  const section = (
    id: ReportTemplate['sections'][number]['id'],
    heading: string,
    isOptional = true,
    paragraphs: readonly string[] = [],
  ) => ({
    id,
    heading,
    isNumbered: numbered.has(id),
    isOptional,
    paragraphs: [...paragraphs],
  });
  return {
    id: words.id,
    name: words.name,
    numbering: 'per-section',
    itemStyle: 'letter',
    isNumberingFixed: false,
    complaintIntro: 'You complained about:',
    headHeading: '{title}',
    determinationIntro: 'Our decision on each point is:',
    determinationItem: '{outcome}: {heading}.',
    reasonsRestOn: '',
    itself: 'this response',
    orderDue: 'We will do this {due}.',
    orderSum: 'The sum is {sum}.',
    orderPart: '{sum} for {for}.',
    tables: {},
    ...(words.wayOnLimit === undefined ? {} : { wayOnLimit: words.wayOnLimit }),
    sections: [
      section('headingBlock', '', false, [words.title, 'Complaint {reference}', '{title}', '{date}']),
      section('approach', 'This response', false, [words.approach]),
      section('complaint', 'Your complaint', false),
      section('background', 'What happened'),
      section('scope', 'What we did not look at'),
      section('assessment', 'What we found', false),
      section('determination', 'Our decision', false),
      section('orders', 'What we will do to put things right'),
      section('recommendations', 'What we have learned'),
      section('closing', 'If you are not content with this response', false, words.wayOn),
      section('signature', '', true, ['{signatory}']),
    ],
  };
}

/** No reason is needed to go on to stage 2, and another person looks at it (Slough Borough Council, Complaint Handling Code self-assessments 2024 and 2025). */
export const stage1Response = response({
  id: 'stage-1',
  name: 'Stage 1 response',
  title: 'STAGE 1 RESPONSE',
  approach: 'This is our response to your complaint at stage 1 of our complaints procedure.',
  wayOn: [
    'You can ask us to look at your complaint again at stage 2. You do not have to give a reason. Somebody who did not deal with stage 1 will look at it.',
    'You can also contact the Housing Ombudsman Service at any time for help: www.housing-ombudsman.org.uk.',
  ],
});

/** Stage 2 is the final response; the referral limit is 12 months from it (Housing Ombudsman Service, What to do if your stage 2 complaint response is more than 1 year old). */
export const stage2Response = response({
  id: 'stage-2',
  name: 'Stage 2 response',
  title: 'STAGE 2 RESPONSE',
  wayOnLimit: { amount: 12, unit: 'months' },
  approach: 'This is our final response. Somebody who did not deal with stage 1 has looked at your complaint again.',
  wayOn: [
    'This is the end of our complaints procedure. If you are still not content you can take your complaint to the Housing Ombudsman Service: www.housing-ombudsman.org.uk. Do so within 12 months of this response[, that is before {limitDay}]; later it may not be able to consider it.',
  ],
});
