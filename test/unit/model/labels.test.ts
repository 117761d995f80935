// Owns: tests of people under their labels: every way of writing a name, and that nothing else changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftRow, Party } from '../../../db/model/draft.ts';
import { labelPeople, peopleOf } from '../../../db/model/labels.ts';

function party(id: string, value: Partial<Party>): DraftRow<'party'> {
  const nothing: Party = { role: '', names: [], aliases: [], emails: [], pronoun: '', label: '', treatedAs: null };
  return { id, revision: 1, key: id, position: 1, value: { ...nothing, ...value } };
}

const parties = [
  party('p1', {
    role: 'resident',
    names: ['Daniel Fitzgerald'],
    aliases: ['Danny'],
    emails: ['dan.f@post.example'],
    label: 'the resident',
  }),
  party('p2', { role: 'resident', names: ['Marta Fitzgerald'], treatedAs: 'p1' }),
  party('p3', { role: 'landlord', names: ['Larkfield Homes'], aliases: ['Larkfield'], emails: ['help@larkfield.example'] }),
  party('p4', { role: 'landlord-staff', names: ['Priya Nandakumar'], aliases: ['Ms Nandakumar'], label: 'the LHM' }),
  party('p5', { role: 'neighbour', names: ['Will Green'], aliases: ['Occupier of Flat 5'], label: 'the neighbour' }),
  party('p6', { role: 'police', names: ['Westmere Constabulary', 'Linda Hart'], label: 'the Police' }),
  party('p7', { role: 'contractor', names: ['James Ellis'], label: 'the operative' }),
];
const people = peopleOf(parties, ['Larkfield Homes', 'Larkfield Homes (LH)']);
const said = (text: string) => labelPeople(people, text);

describe('every way of writing a person', () => {
  test.each([
    ['It told Daniel Fitzgerald so.', 'It told the resident so.'],
    ['It told Mr Daniel Fitzgerald so.', 'It told the resident so.'],
    ['It told Mr. Fitzgerald so.', 'It told the resident so.'],
    ['It told MR FITZGERALD and FITZGERALD.', 'It told the resident.'],
    ['It told D Fitzgerald; then D. Fitzgerald; then D.Fitzgerald.', 'It told the resident; then the resident; then the resident.'],
    ['It told Mr F.', 'It told the resident.'],
    ['It told Mr F. that day.', 'It told the resident that day.'],
    ['It told DF, that D.F. was late.', 'It told the resident, that the resident was late.'],
    ['It told D.F.', 'It told the resident.'],
    ["It has D.F.'s letter, D. F.’s key and Mr F.'s dog.", 'It has the resident’s letter, the resident’s key and the resident’s dog.'],
    ['It has FITZGERALD’S letter.', 'It has the resident’s letter.'],
    ['Daniel F. wrote, and Daniel F’s key was kept.', 'The resident wrote, and the resident’s key was kept.'],
    ['It told Mr and Mrs F and Mr & Mrs Fitzgerald.', 'It told the resident.'],
    ['It told Daniel and Marta.', 'It told the resident.'],
    ['Danny’s letter came.', 'The resident’s letter came.'],
    ["It has Daniel's letter.", 'It has the resident’s letter.'],
    ["It has James' letter and Ellis’ note.", 'It has the operative’s letter and the operative’s note.'],
    ['The Fitzgeralds wrote; the Fitzgeralds’ door was shut.', 'The resident wrote; the resident’s door was shut.'],
    [
      'It told D. J. Fitzgerald; then Mr D J Fitzgerald; then D.J. Fitzgerald.',
      'It told the resident; then the resident; then the resident.',
    ],
    ['It told Fitzgerald, D. and Nandakumar, Priya.', 'It told the resident and the LHM.'],
    ['He wrote from Dan.F@post.example.', 'He wrote from the resident’s e-mail address.'],
    ['The occupier, Occupier of Flat 5, left.', 'The occupier, the neighbour, left.'],
    ['Daniel\nFitzgerald wrote. Priya replied.', 'The resident wrote. The LHM replied.'],
    ['The resident, Mr F, wrote.', 'The resident wrote.'],
    ['The resident (Mr Fitzgerald) wrote.', 'The resident wrote.'],
    ['The resident Mr Fitzgerald’s letter came.', 'The resident’s letter came.'],
    ['When asked by the resident, Priya agreed.', 'When asked by the resident, the LHM agreed.'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test('a hyphen in a name is a hyphen', () => {
    const hyphened = peopleOf([party('p1', { role: 'resident', names: ['Ann-Marie O’Neil-Hart'], label: 'the resident' })], []);
    expect(labelPeople(hyphened, "It told Ann-Marie O'Neil-Hart, then Ms O’Neil-Hart. Ann-Marie left.")).toBe(
      'It told the resident, then the resident. The resident left.',
    );
  });

  test('initials of every part of a name are its person’s', () => {
    const hyphened = peopleOf([party('p1', { role: 'landlord-staff', names: ['Jane Maria Smith-Jones'], label: 'the LHM' })], []);
    for (const words of ['J.M.S.J.', 'JMSJ', 'J M S-J', 'J. M. S. J.', 'JS', 'J.M.S.', 'Jane S.', 'Smith-Jones, J.'])
      expect(labelPeople(hyphened, `It told ${words}`)).toBe('It told the LHM.'.replace(/\.$/, words.endsWith('.') ? '.' : ''));
    const ann = peopleOf([party('p1', { role: 'resident', names: ['Ann Quill'], label: 'the resident' })], []);
    expect(labelPeople(ann, 'Then Quill, A. wrote. A Quill wrote too.')).toBe('Then the resident wrote. The resident wrote too.');
  });

  test('within quotation marks the label stands in brackets', () => {
    expect(said('It wrote: “Daniel said that Priya’s note was lost.” Daniel agreed.')).toBe(
      'It wrote: “[The resident] said that [the LHM’s] note was lost.” The resident agreed.',
    );
  });

  test('what stands before in the paragraph is known', () => {
    expect(labelPeople(people, 'Daniel wrote.', 'It says that ')).toBe('the resident wrote.');
    expect(labelPeople(people, 'Daniel wrote.', 'It says “')).toBe('[the resident] wrote.');
  });
});

describe('what stays', () => {
  test.each([
    'Larkfield Homes, Larkfield and Larkfield’s office; LH wrote from help@larkfield.example.',
    'Will the landlord paint it green? Green is fine, and so is the Green.',
    'The Constabulary and Fitzgeralds, a shop, and Danielle.',
    'It wrote to other.daniel@post.example.',
    'The report of 12 May 2023: £100, ref 00236471.',
  ])('%s', (text) => {
    expect(said(text)).toBe(text);
  });

  test('a name that is an ordinary word counts after a title or whole', () => {
    expect(said('It told Mr Green and Will Green.')).toBe('It told the neighbour.');
  });

  test('a form that may be two people’s is left to the sweep', () => {
    const both = peopleOf([...parties, party('p8', { role: 'neighbour', names: ['Fay Fitzgerald'], label: 'the aunt' })], []);
    expect(labelPeople(both, 'Fitzgerald and Mr F saw Fay Fitzgerald.')).toBe('Fitzgerald and Mr F saw the aunt.');
    expect(both.known).toContain('Fitzgerald');
    expect(labelPeople(both, 'It told the Fitzgeralds.')).toBe('It told the Fitzgeralds.');
    expect(both.known).toContain('Fitzgeralds');
  });

  test('a case without people has its text as it is', () => {
    expect(labelPeople(peopleOf([], ['Larkfield Homes']), 'Daniel of Larkfield Homes')).toBe('Daniel of Larkfield Homes');
  });
});

describe('any text', () => {
  const names = fc.constantFrom(
    'Daniel Fitzgerald',
    'Marta',
    'Mr F',
    'Danny',
    'Ms Nandakumar',
    'P Nandakumar',
    'dan.f@post.example',
    'Linda Hart',
  );
  const plain = fc.array(fc.constantFrom('wrote', 'on 3 May 2023', 'that', 'the door', 'Larkfield Homes', 'was', 'shut;', '£20'), {
    minLength: 1,
  });

  test('no name, alias or address is left, and everything else stays', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, names, fc.constantFrom('', '’s', "'s"))), plain, (parts, end) => {
        const text = [...parts.map(([before, name, owner]) => `${before.join(' ')} ${name}${owner}`), end.join(' ')].join(' ');
        const out = said(text);
        for (const known of [...people.known, 'dan.f@post.example'])
          expect(out).not.toMatch(new RegExp(`(?<!\\p{L})${known.replaceAll('.', '\\.')}(?!\\p{L})`, 'u'));
        // With the labels taken out again, the words between are the words that were typed.
        const labels = /(?:the resident|the LHM|the Police)(?:’s e-mail address)?(?:’s)?/gi;
        expect(out.split(labels).map((each) => each.trim())).toEqual([...parts.map(([before]) => before.join(' ')), end.join(' ')]);
      }),
    );
  });

  test('a text without a name is untouched, and labelling twice is labelling once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = said(text);
        expect(said(once)).toBe(once);
        if (!/[A-Z@]/.test(text)) expect(once).toBe(text);
      }),
    );
  });
});
