// Owns: the letters that ask for evidence, ask again and acknowledge what came, as data: forms of the same kind as the letters that go out with a decision. All words
// are our own; no number of days to answer is presented as a rule, because none was found.
import type { RequestLetter } from '../model/requests.ts';
import type { Addressee, LetterTemplate, ReportTemplate } from '../model/ruleSet.ts';

interface Words {
  readonly name: string;
  readonly subject: string;
  readonly opening: readonly string[];
  readonly table: NonNullable<ReportTemplate['tables']['requests']>;
  readonly closing: readonly string[];
}

const words: Readonly<Record<RequestLetter, Words>> = {
  request: {
    name: 'Request for evidence',
    subject: 'Request for evidence',
    opening: [
      'We are investigating this complaint. To decide it we need what is listed here. Each line says why, and by when.',
      'Please answer line by line: send it, send the part you have, tell us that you hold none, or tell us why you will not send it. If you hold none, say what you searched and who searched it: we keep that answer as evidence.',
    ],
    table: { caption: 'What we ask for', columns: ['What we ask for', 'Why', 'By'], says: 'why', noDue: 'as soon as you can' },
    closing: [
      'Send records as they were made at the time. Where something is explained to us now instead, please say so. We may put what you send to the other party; tell us what they should not see and why.',
      'If you need longer, tell us before the day it is due.',
    ],
  },
  chaser: {
    name: 'Chaser',
    subject: 'Evidence still to come',
    opening: ['We asked you for what is listed here and have not had all of it.'],
    table: { caption: 'What is still to come', columns: ['What we asked for', 'Asked', 'Due'], says: 'asked', noDue: 'no day was set' },
    closing: [
      'Please answer each line now: send it, tell us that you hold none and what you searched, or tell us why you will not send it.',
      'If we hear nothing we decide on what we have, and the decision may say what was asked for and not seen.',
    ],
  },
  acknowledgement: {
    name: 'Acknowledgement of evidence',
    subject: 'What you sent us',
    opening: ['Thank you for your answer. This is what we have noted of it, line by line.'],
    table: {
      caption: 'What we have noted',
      columns: ['What we asked for', 'Your answer', 'It was due'],
      says: 'answered',
      noDue: 'no day was set',
    },
    closing: ['Please tell us if any of this is wrong. Where you tell us that you hold none, we keep that as your answer.'],
  },
};

type Section = ReportTemplate['sections'][number];
const section = (id: Section['id'], paragraphs: readonly string[] = []): Section => ({
  id,
  heading: '',
  isNumbered: false,
  isOptional: true,
  paragraphs: [...paragraphs],
});

/** The form of a letter about requests to one addressee. */
export function requestLetter(letter: RequestLetter, to: Addressee): LetterTemplate {
  const { name, subject, opening, table, closing } = words[letter];
  return {
    id: letter,
    name,
    to,
    goesWith: null,
    subject,
    greeting: 'Dear {name}',
    form: {
      id: `letter-${letter}`,
      name,
      numbering: 'per-section',
      itemStyle: 'letter',
      isNumberingFixed: true,
      complaintIntro: '',
      headHeading: '{title}',
      determinationIntro: '',
      determinationItem: '',
      reasonsRestOn: '',
      orderDue: '',
      orderSum: '',
      orderPart: '',
      tables: { requests: table },
      sections: [
        section('closing', opening),
        section('requests'),
        section('closing', closing),
        section('closing', ['Yours sincerely']),
        section('signature', ['{signatory}']),
      ],
    },
  };
}
