// Owns: what stands in a rule set where a body's own could not be read: a plain statement of reasons as a template, offsets, steps of sign-off. All words are
// our own.
import type { Offset, ReportTemplate, SignOff, Source } from '../model/ruleSet.ts';
import { issuedAtOnce } from './signOff.ts';

/** The template, with the word the body uses for what it asks to be done. */
export function plainStatement(words: { readonly name: string; readonly approach: string; readonly remedies: string }): ReportTemplate {
  const section = (id: ReportTemplate['sections'][number]['id'], heading: string, isOptional = true) => ({
    id,
    heading,
    isNumbered: true,
    isOptional,
    paragraphs: [],
  });
  return {
    id: 'statement',
    name: words.name,
    numbering: 'continuous',
    itemStyle: 'letter',
    isNumberingFixed: false,
    complaintIntro: 'The complaint is about:',
    headHeading: '{title}',
    itself: 'this decision',
    determinationIntro: 'The decision on each part of the complaint is:',
    determinationItem: '{outcome}: {heading}.',
    reasonsRestOn: '',
    orderDue: 'This is to be done {due}.',
    orderSum: 'The sum is {sum}.',
    orderPart: '{sum} for {for}.',
    tables: {},
    sections: [
      {
        id: 'headingBlock',
        heading: '',
        isNumbered: false,
        isOptional: false,
        paragraphs: ['STATEMENT OF REASONS', '{reference}', '{title}', '{date}'],
      },
      { id: 'approach', heading: 'How the complaint was looked at', isNumbered: false, isOptional: false, paragraphs: [words.approach] },
      section('complaint', 'The complaint', false),
      section('background', 'Background'),
      section('scope', 'What was and was not looked at'),
      section('assessment', 'What was found', false),
      section('determination', 'Decision', false),
      section('orders', words.remedies),
      section('recommendations', 'Suggestions'),
    ],
  };
}

/**
 * How earlier money may count against a sum now, where the body's own rule could not be found: the three ways there are, none of them preferred. `checked` is
 * the day it was looked for.
 */
export function plainOffsets(checked: string): readonly Offset[] {
  const source = ownReadingOf('The ways in which an earlier sum can count; the body’s own rule was not found', checked);
  return [
    {
      id: 'included',
      name: 'Part of the sum',
      meaning: 'The sum is the whole and includes this. What was paid of it already comes off what is still to pay.',
      counts: 'in the award',
      source,
    },
    {
      id: 'on-top',
      name: 'Added to by the sum',
      meaning: 'The sum is added to this. What was not paid of it is still owed beside the sum.',
      counts: 'on top',
      source,
    },
    { id: 'apart', name: 'Apart from the sum', meaning: 'Another matter: it changes nothing.', counts: 'apart', source },
  ];
}

/** The steps of sign-off where a body's own could not be found. `checked` is the day they were looked for. */
export function plainSignOff(checked: string): SignOff {
  return issuedAtOnce(ownReadingOf('Submitted, approved and issued; the body’s own steps were not found', checked));
}

/** A source for what we read into a body's rules ourselves. */
export function ownReadingOf(title: string, checked: string): Source {
  return { publisher: 'Ombudsman Desk', title, checked, confidence: 'inference' };
}
