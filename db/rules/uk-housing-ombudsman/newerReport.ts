// Owns: the newer report of the Housing Ombudsman as a template: the decision and what it asks for first, the investigation after. All words here are our own or
// bare formulas of the field; nothing is copied from a published report.
import type { ReportTemplate } from '../../model/ruleSet.ts';

type Section = ReportTemplate['sections'][number];

const section = (id: Section['id'], heading: string, given: Partial<Section> = {}): Section => ({
  id,
  heading,
  isNumbered: false,
  isOptional: true,
  paragraphs: [],
  ...given,
});
const numbered = { isNumbered: true } as const;

/**
 * Order and headings of reports published from about November 2025, as programs that read published decisions know them: second-hand, no such
 * report was seen. How one is numbered is not known: here numbers run on through it, so that one number names one paragraph. The paragraphs stand in tables where the form has rows.
 */
export const newerReport: ReportTemplate = {
  id: 'newer',
  name: 'Report with the decision first',
  numbering: 'continuous',
  itemStyle: 'letter',
  isNumberingFixed: true,
  complaintIntro: 'The complaint is about the landlord’s handling of:',
  headHeading: 'The landlord’s handling of {title}',
  determinationIntro: 'In accordance with [paragraph {paragraph} of ]the {scheme}, we found:',
  determinationItem: '{outcome} in {heading}.',
  reasonsRestOn: 'The findings behind this are in {paragraphs}.',
  orderDue: 'The landlord must do this {due}.',
  orderSum: 'The sum is {sum}.',
  orderPart: '{sum} for {for}.',
  tables: {
    details: {
      caption: 'The case',
      rows: [
        { name: 'Decision', value: '{decision}' },
        { name: 'Case ID', value: '{reference}' },
        { name: 'Landlord', value: '{landlord}' },
        { name: 'Landlord type', value: '{landlordKind}' },
        { name: 'Occupancy', value: '{occupancy}' },
        { name: 'Date', value: '{date}' },
      ],
    },
    procedure: {
      caption: 'The complaint procedure',
      columns: ['Date', 'What happened'],
      complained: 'The resident complained to the landlord.',
      escalated: 'The resident asked the landlord to look at the complaint again at stage {stage}.',
      acknowledged: 'The landlord acknowledged the complaint at stage {stage}.',
      responded: 'The landlord gave its stage {stage} response.[ The complaint was {outcome}.]',
      received: 'The complaint was referred to us.',
    },
    pair: { caption: 'What was complained of and what we found', complaint: 'Complaint', finding: 'Finding' },
    orders: {
      caption: 'What the landlord must do and by when',
      columns: ['Order', 'What the landlord must do', 'By when'],
      row: 'Order {number}',
      noDue: 'As stated',
    },
  },
  sections: [
    section('headingBlock', '', { isOptional: false, paragraphs: ['DECISION', '{title}', '{date}'] }),
    section('details', '', {}),
    section('background', 'Background', numbered),
    section('complaint', 'What the complaint is about', { ...numbered, isOptional: false }),
    section('determination', 'Our decision', numbered),
    section('reasons', 'Summary of reasons', numbered),
    section('orders', 'Putting things right', numbered),
    section('approach', 'Our investigation', {
      isOptional: false,
      paragraphs: [
        'We looked at what the resident and the landlord sent us and asked whether the landlord acted fairly in all the circumstances: whether it kept to the law, to its own policies and to good practice. What follows sets out what mattered to our decision. It does not record everything that happened.',
      ],
    }),
    section('scope', 'What we looked at, and what we did not', { ...numbered, level: 2 }),
    section('assessment', 'What we found and why', numbered),
    section('recommendations', 'Learning', numbered),
  ],
};
