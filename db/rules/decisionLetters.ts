// Owns: the letters that go out with a decision, to each party and to a representative, as data. What a body says of its own (what it asks for, its review, what it
// publishes) is given; all words are our own.
import type { LetterReader, LetterTemplate, ReportTemplate } from '../model/ruleSet.ts';

type Section = ReportTemplate['sections'][number];

/** What a body's letters say of its own. */
interface LetterWords {
  /** What it asks to be done, as a heading says it to the landlord and to others. */
  readonly remedies: { readonly toLandlord: string; readonly toOthers: string };
  readonly remedyRow: string;
  /** Of remedies, to the landlord. */
  readonly duty: readonly string[];
  /** What is done with the decision; empty where that was not found. */
  readonly publication: string;
  /** How the decision can be looked at again; `{limit}` is the time for it, `{limitDay}` its last day. Empty where that was not found. */
  readonly review: readonly string[];
  readonly reviewLimit?: ReportTemplate['wayOnLimit'];
}

const section = (id: Section['id'], heading: string, paragraphs: readonly string[] = [], given: Partial<Section> = {}): Section => ({
  id,
  heading,
  isNumbered: false,
  isOptional: true,
  paragraphs: [...paragraphs],
  ...given,
});

/** Letters to the resident, to a representative where one acts, and to the landlord. */
export function decisionLetters(words: LetterWords): LetterTemplate[] {
  const subjects: Readonly<Record<LetterReader, string>> = {
    resident: 'Our decision on your complaint[ about {landlord}]',
    representative: 'Our decision on the complaint[ of {resident}][ about {landlord}]',
    landlord: 'Our decision on the complaint[ of {resident}]',
  };
  const openings: Readonly<Record<LetterReader, string>> = {
    resident:
      'We have decided your complaint. Our report comes with this letter: it says what we looked at, what we found and why. Here is what we decided, and what happens next.',
    representative:
      'We have decided the complaint in which you act for the resident. Our report comes with this letter: it says what we looked at, what we found and why. Here is what we decided, and what happens next.',
    landlord:
      'We have decided this complaint about you. Our report comes with this letter: it says what we looked at, what we found and why. Here is what we decided, what you have to do and by when.',
  };
  const letter = (to: LetterReader, name: string): LetterTemplate => {
    const isToLandlord = to === 'landlord';
    return {
      id: to,
      name,
      to,
      subject: subjects[to],
      greeting: 'Dear {name}',
      form: {
        id: `letter-${to}`,
        name,
        numbering: 'per-section',
        itemStyle: 'letter',
        isNumberingFixed: true,
        complaintIntro: '',
        headHeading: 'The landlord’s handling of {title}',
        determinationIntro: '',
        determinationItem: '',
        reasonsRestOn: '',
        orderDue: '',
        orderSum: 'The sum is {sum}.',
        orderPart: '{sum} for {for}.',
        tables: {
          outcomes: { caption: 'What we decided', columns: ['Complaint', 'Our decision'] },
          orders: {
            caption: isToLandlord ? words.remedies.toLandlord : words.remedies.toOthers,
            columns: ['', 'What is to be done', 'By when'],
            row: words.remedyRow,
            noDue: 'As it says',
          },
        },
        ...(words.reviewLimit === undefined ? {} : { wayOnLimit: words.reviewLimit }),
        sections: [
          section('closing', '', [openings[to]]),
          section('determination', 'What we decided'),
          section('orders', isToLandlord ? words.remedies.toLandlord : words.remedies.toOthers, [], { when: 'orders' }),
          ...(isToLandlord && words.duty.length > 0 ? [section('closing', '', words.duty, { when: 'orders' })] : []),
          ...(isToLandlord
            ? []
            : [
                section(
                  'closing',
                  'What happens next',
                  [
                    'The landlord has to show us that it has done this in time. Tell us if a day passes and nothing has been done, and give the reference {reference}.',
                  ],
                  {
                    when: 'orders',
                  },
                ),
              ]),
          section('recommendations', isToLandlord ? 'What we suggest you do' : 'What we suggested to the landlord', [], {
            when: 'recommendations',
          }),
          ...(words.publication === '' ? [] : [section('closing', 'Publication', [words.publication])]),
          ...(words.review.length === 0 ? [] : [section('closing', 'If you think the decision is wrong', words.review)]),
          section('closing', '', ['Yours sincerely']),
          section('signature', '', ['{signatory}']),
        ],
      },
    };
  };
  return [
    letter('resident', 'Letter to the resident'),
    letter('representative', 'Letter to the representative'),
    letter('landlord', 'Letter to the landlord'),
  ];
}

/** The letters of a body of which nothing was found but its ladder: what was decided and what is asked for. */
export function plainLetters(remedies: string): LetterTemplate[] {
  return decisionLetters({
    remedies: { toLandlord: remedies, toOthers: remedies },
    remedyRow: '{number}',
    duty: [],
    publication: '',
    review: [],
  });
}
