// Owns: the classic report of the Housing Ombudsman as a template: sections in their order, numbering, and the words used where a case gives none.
// All words here are our own or bare formulas of the field; nothing is copied from a published report.
import type { ReportTemplate } from '../../model/ruleSet.ts';

/** Order and headings as seen in Housing Ombudsman Service, determination 202334516; numbers start again in every section and sub-heading there. */
export const classicReport: ReportTemplate = {
  id: 'classic',
  name: 'Report in sections',
  numbering: 'per-section',
  itemStyle: 'letter',
  isNumberingFixed: true,
  complaintIntro: 'The complaint is about the landlord’s handling of:',
  headHeading: 'The landlord’s handling of {title}',
  determinationIntro: 'In accordance with [paragraph {paragraph} of ]the {scheme}, there was:',
  determinationItem: '{outcome} regarding {heading}.',
  reasonsRestOn: '',
  orderDue: 'The landlord must do this {due}.',
  orderSum: 'The sum is {sum}.',
  orderPart: '{sum} for {for}.',
  tables: {},
  sections: [
    {
      id: 'headingBlock',
      heading: '',
      isNumbered: false,
      isOptional: false,
      paragraphs: ['REPORT', 'COMPLAINT {reference}', '{title}', '{date}'],
    },
    {
      id: 'approach',
      heading: 'Our approach',
      isNumbered: false,
      isOptional: false,
      paragraphs: [
        'We decide complaints by asking what is fair in all the circumstances, as the Housing Act 1996 and the Housing Ombudsman Scheme (the Scheme) require of us. We look through the evidence for ‘maladministration’: a landlord that did not keep to the law, to its own policies or to good practice, or that treated a resident unreasonably or without due care.',
        'The resident and the landlord each sent us information, and we have weighed all of it. What follows sets out the events and arguments that matter to our decision. It does not record everything that happened.',
      ],
    },
    { id: 'complaint', heading: 'The complaint', isNumbered: true, isOptional: false, paragraphs: [] },
    { id: 'background', heading: 'Background', isNumbered: true, isOptional: true, paragraphs: [] },
    { id: 'scope', heading: 'Scope of investigation', isNumbered: true, isOptional: true, paragraphs: [] },
    { id: 'assessment', heading: 'Assessment and findings', isNumbered: true, isOptional: true, paragraphs: [] },
    { id: 'determination', heading: 'Determination', isNumbered: true, isOptional: true, paragraphs: [] },
    { id: 'orders', heading: 'Orders', isNumbered: true, isOptional: true, paragraphs: [] },
    { id: 'recommendations', heading: 'Recommendations', isNumbered: true, isOptional: true, paragraphs: [] },
  ],
};
