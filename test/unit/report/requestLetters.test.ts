// Tests: the letters about what was asked of a party: what each carries, whom it goes to, and that it says what was answered without an exhibit reference.
import { expect, it } from 'vitest';
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import { type RequestLetter, requestsFor } from '../../../db/model/requests.ts';
import type { Addressee } from '../../../db/model/ruleSet.ts';
import { reportHtml } from '../../../db/report/html.ts';
import { assembleLetter } from '../../../db/report/letter.ts';
import { reportText } from '../../../db/report/text.ts';
import { reportWord } from '../../../db/report/word.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';
import { requestLetter } from '../../../db/rules/requestLetters.ts';
import { htmlFaults } from '../../support/htmlFaults.ts';
import { applied, emptyDraft, Papers } from '../review/desk.ts';
import { smallCase } from './cases.ts';
import { partsOf } from './docxParts.ts';

const file = {
  ...smallCase,
  landlord: { name: 'Larkfield Homes' },
  parties: [
    { id: 'p1', role: 'resident', names: ['Daniel Ferreira'], label: 'the resident' },
    { id: 'p2', role: 'resident', names: ['Marta Ferreira'], treatedAs: 'p1' },
  ],
  contacts: [
    ...smallCase.contacts,
    { id: 'c9', party: 'landlord', how: 'letter', direction: 'in', on: '2025-02-03', text: 'We hold none.', evidenceOf: 'landlord' },
  ],
  requests: [
    { id: 'q1', to: 'landlord', item: 'Diary of the officer', why: 'Two calls to Daniel Ferreira were promised.', due: '2025-03-03' },
    { id: 'q2', to: 'landlord', item: 'Repair log', asked: '2025-01-06', due: '2025-01-20', chased: ['2025-01-27'] },
    {
      id: 'q3',
      to: 'landlord',
      item: 'ASB file',
      asked: '2025-01-06',
      received: '2025-02-03',
      state: 'part',
      replies: [
        { item: 'Action plan', standing: 'supplied', on: '2025-02-03', exhibits: ['R1'], made: 'at the time' },
        { item: 'Risk assessment', standing: 'none-held', on: '2025-02-03', contact: 'c9', made: 'since' },
      ],
    },
    {
      ...{ id: 'q5', to: 'landlord', item: 'Key log', asked: '2025-01-06', received: '2025-02-04', state: 'none-held' },
      reply: 'Keys are not logged.',
    },
    { id: 'q4', to: 'Police', item: 'Letters of December' },
  ],
};

function written(about: RequestLetter, to: string, reader: Addressee) {
  const draft = applied(
    { format: 'case-file/1', ...file },
    emptyDraft(),
    new Papers([
      { exhibit: 'R1', text: 'A box was left' },
      { exhibit: 'L2#4', text: 'spoke' },
    ]),
  );
  const request = requestsFor(about, to, draft.request, '2025-02-10');
  const context = {
    reference: '202400117',
    draft: { ...draft, request },
    ruleSet: ruleSetOf('uk-housing-ombudsman'),
    calendar: calendarOf({ calendar: 'england-and-wales' }),
    houseStyle: { ...standardHouseStyle, signatory: 'Jo Reed' },
    exhibitOf: () => 'R1',
  };
  const letter = assembleLetter(context, requestLetter(about, reader), { date: '2025-02-10', name: to });
  return { letter, text: reportText(letter, context.houseStyle) };
}

it('asks for what was not sent yet, with its reason and day, people under their labels', () => {
  const { text } = written('request', 'landlord', 'landlord');
  expect(text).toContain('10 February 2025\nLarkfield Homes\n\nDear Larkfield Homes');
  expect(text).toContain('Diary of the officer');
  expect(text).toContain('Two calls to the resident were promised.');
  expect(text).toContain('3 March 2025');
  expect(text).not.toContain('Repair log');
  expect(text).toContain('Jo Reed');
});

it('asks again for what is still to come, and says when it was asked and chased', () => {
  const { text } = written('chaser', 'landlord', 'landlord');
  expect(text).toContain('Repair log');
  expect(text).toMatch(/Asked for on 6 January 2025\.\s+We wrote again on 27 January 2025\./);
  expect(text).toContain('ASB file');
  expect(text).not.toContain('Diary of the officer');
});

it('acknowledges each answer without naming an exhibit', async () => {
  const { letter, text } = written('acknowledgement', 'landlord', 'landlord');
  expect(text).toContain('Action plan: supplied, 1 document, on 3 February 2025.');
  expect(text).toContain('Risk assessment: none held, on 3 February 2025.');
  // Bug: an answer that was noted for the whole request stood as nothing beside what was asked.
  expect(text).toMatch(/Key log\s+Your answer:\s+None held, on 4 February 2025\.\s+“Keys are not logged\.”/);
  expect(text).not.toMatch(/\bR1\b/);
  expect(await htmlFaults(reportHtml(letter))).toEqual([]);
  const document = (await partsOf(await reportWord(letter))).get('word/document.xml');
  expect(document).toContain('<w:tbl>');
  expect(document).toContain('Risk assessment: none held');
});

it('goes to a third party by the name the request has', () => {
  const { text } = written('request', 'Police', 'third');
  expect(text).toContain('Police\n\nDear Police');
  expect(text).toContain('Letters of December');
});
