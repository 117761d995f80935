// Owns: the letters that go out with a decision or its draft, to each party and to a representative, as data. What a body says of its own (what it asks for, its review, what it
// publishes) is given; all words are our own.
import { type LetterReader, type LetterTemplate, letterReaders, type ReportTemplate } from '../model/ruleSet.ts';

type Section = ReportTemplate['sections'][number];

/** What a body's letters say of its own. */
interface LetterWords {
  /** What comes with the letter, `Our report`; and what the letter calls it where a time is counted from it, `this report`. */
  readonly comes: string;
  readonly itself?: string;
  readonly headHeading: string;
  /** What it asks to be done, as a heading says it to the landlord and to others. */
  readonly remedies: { readonly toLandlord: string; readonly toOthers: string };
  readonly remedyRow: string;
  /** What the landlord's letter has to tell it of them. */
  readonly asked: string;
  /** Of remedies, to the landlord. */
  readonly duty: readonly string[];
  /** What is said of their doing to others than the landlord, before they are asked to tell where nothing is done. */
  readonly followed: string;
  /** What is suggested beside them, as a heading says it to others than the landlord. */
  readonly suggested: string;
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

/** Who a letter goes to, as its name says it. */
const letterTo: Readonly<Record<LetterReader, string>> = {
  resident: 'Letter to the resident',
  representative: 'Letter to the representative',
  landlord: 'Letter to the landlord',
};

/** A letter as a form: its sections between the greeting and the name under it. */
function letter(
  given: Pick<LetterTemplate, 'id' | 'name' | 'goesWith' | 'subject'> & { readonly to: LetterReader },
  form: Pick<ReportTemplate, 'headHeading' | 'itself' | 'tables' | 'wayOnLimit' | 'sections'>,
): LetterTemplate {
  return {
    ...given,
    greeting: 'Dear {name}',
    form: {
      id: `letter-${given.id}`,
      name: given.name,
      numbering: 'per-section',
      itemStyle: 'letter',
      isNumberingFixed: true,
      complaintIntro: '',
      determinationIntro: '',
      determinationItem: '',
      reasonsRestOn: '',
      orderDue: '',
      orderSum: 'The sum is {sum}.',
      orderPart: '{sum} for {for}.',
      ...form,
      sections: [...form.sections, section('closing', '', ['Yours sincerely']), section('signature', '', ['{signatory}'])],
    },
  };
}

/** Letters to the resident, to a representative where one acts, and to the landlord. */
export function decisionLetters(words: LetterWords): LetterTemplate[] {
  const subjects: Readonly<Record<LetterReader, string>> = {
    resident: 'Our decision on your complaint[ about {landlord}]',
    representative: 'Our decision on the complaint[ of {resident}][ about {landlord}]',
    landlord: 'Our decision on the complaint[ of {resident}]',
  };
  const openings: Readonly<Record<LetterReader, string>> = {
    resident: `We have decided your complaint. ${words.comes} comes with this letter: it says what we looked at, what we found and why. Here is what we decided, and what happens next.`,
    representative: `We have decided the complaint in which you act for the resident. ${words.comes} comes with this letter: it says what we looked at, what we found and why. Here is what we decided, and what happens next.`,
    landlord: `We have decided this complaint about you. ${words.comes} comes with this letter: it says what we looked at, what we found and why. Here is what we decided, ${words.asked} and by when.`,
  };
  return letterReaders.map((to) => {
    const isToLandlord = to === 'landlord';
    return letter(
      { id: to, name: letterTo[to], to, goesWith: 'decision', subject: subjects[to] },
      {
        headHeading: words.headHeading,
        ...(words.itself === undefined ? {} : { itself: words.itself }),
        tables: {
          outcomes: { caption: 'What we decided', columns: ['Complaint', 'Our decision'] },
          orders: {
            caption: isToLandlord ? words.remedies.toLandlord : words.remedies.toOthers,
            columns: ['No.', 'What is to be done', 'By when'],
            row: words.remedyRow,
            noDue: 'As stated',
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
                  [`${words.followed}Tell us if a day passes and nothing has been done, and give the reference {reference}.`],
                  {
                    when: 'orders',
                  },
                ),
              ]),
          section('recommendations', isToLandlord ? 'What we suggest you do' : words.suggested, [], {
            when: 'recommendations',
          }),
          ...(words.publication === '' ? [] : [section('closing', 'Publication', [words.publication])]),
          ...(words.review.length === 0 ? [] : [section('closing', 'If you think the decision is wrong', words.review)]),
        ],
      },
    );
  });
}

/** The letters that go out with a draft: what it is, what is asked of who reads it, and by when. Nothing of the draft itself: it comes with the letter. */
export function draftLetters(limit: NonNullable<ReportTemplate['wayOnLimit']>): LetterTemplate[] {
  const subjects: Readonly<Record<LetterReader, string>> = {
    resident: 'A draft of our decision on your complaint[ about {landlord}]',
    representative: 'A draft of our decision on the complaint[ of {resident}][ about {landlord}]',
    landlord: 'A draft of our decision on the complaint[ of {resident}]',
  };
  const openings: Readonly<Record<LetterReader, string>> = {
    resident: 'We have written a draft of our decision on your complaint. It comes with this letter.',
    representative:
      'We have written a draft of our decision on the complaint in which you act for the resident. It comes with this letter.',
    landlord: 'We have written a draft of our decision on this complaint about you. It comes with this letter.',
  };
  return letterReaders.map((to) =>
    letter(
      { id: `draft-${to}`, name: `${letterTo[to]} with the draft`, to, goesWith: 'draft', subject: subjects[to] },
      {
        headHeading: '{title}',
        tables: {},
        wayOnLimit: limit,
        sections: [
          section('closing', '', [
            `${openings[to]} It is not final: the other party has been sent it too, and what either of you says may change it.`,
          ]),
          section('closing', 'What we ask of you', [
            'Please read it and tell us within {limit} of this letter[, by {limitDay}], if a fact in it is wrong, if something that matters was left out, or if you hold evidence we have not seen. Give the number of the paragraph you mean, and send the evidence.',
            'If you agree with it, you need not write. If you need longer, tell us before that time is over, and give the reference {reference}.',
          ]),
          section('closing', 'What happens next', [
            'We read what both sides say, change the draft where that is right, and then send you our decision.',
          ]),
        ],
      },
    ),
  );
}

/** The letters of a body of which nothing was found but its ladder: what was decided and what is asked for. */
export function plainLetters(remedies: string): LetterTemplate[] {
  return decisionLetters({
    comes: 'Our statement of reasons',
    itself: 'our decision',
    headHeading: '{title}',
    remedies: { toLandlord: remedies, toOthers: remedies },
    remedyRow: '{number}',
    asked: 'what we ask you to do',
    duty: [],
    followed: '',
    suggested: 'What else we suggested',
    publication: '',
    review: [],
  });
}
