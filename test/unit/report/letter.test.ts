// Tests: the letters that go out with a decision: whom they name, what they say of orders and of a review, and that they quote nothing their reader may not see.
import { describe, expect, it } from 'vitest';
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import { maySee } from '../../../db/model/keptWords.ts';
import { lettersOf } from '../../../db/model/letters.ts';
import type { LetterReader } from '../../../db/model/ruleSet.ts';
import { reportHtml } from '../../../db/report/html.ts';
import { assembleLetter, keptWordsIn } from '../../../db/report/letter.ts';
import { reportText } from '../../../db/report/text.ts';
import { reportWord } from '../../../db/report/word.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';
import { applied, emptyDraft, Papers } from '../review/desk.ts';
import { smallCase } from './cases.ts';
import { partsOf } from './docxParts.ts';

const file = {
  ...smallCase,
  landlord: { name: 'Larkfield Homes' },
  parties: [
    { id: 'p1', role: 'resident', names: ['Daniel Ferreira', 'Dan'], emails: ['dan@post.example'], label: 'the resident' },
    { id: 'p2', role: 'resident', names: ['Marta Ferreira'], treatedAs: 'p1' },
    { id: 'p3', role: 'representative', names: ['Ada Quist'], label: 'the representative' },
    { id: 'p4', role: 'landlord-staff', names: ['Priya Nandakumar'], label: 'the officer' },
  ],
  orders: [
    { id: 'o1', heads: ['b'], text: 'The landlord must pay Daniel Ferreira £100.', amountGBP: 100, due: { weeks: 4 } },
    { id: 'o2', text: 'Priya Nandakumar must say sorry on receiving this report.', due: { days: 5, from: 'receipt' } },
  ],
};

function letterTo(to: LetterReader, given: object = file, body = 'uk-housing-ombudsman') {
  const evidence = new Papers([
    { exhibit: 'R1', text: 'A box was left' },
    { exhibit: 'L2#4', text: 'spoke' },
    { exhibit: 'L9', text: 'We agreed to keep him waiting. The second key of the door is lost.' },
  ]);
  const draft = applied({ format: 'case-file/1', ...given }, emptyDraft(), evidence);
  const ruleSet = ruleSetOf(body);
  const template = ruleSet.letters.find((letter) => letter.to === to && letter.goesWith === 'decision');
  if (template === undefined) throw new Error(`There is no letter to the ${to}.`);
  const calendar = calendarOf({ calendar: 'england-and-wales' });
  const houseStyle = { ...standardHouseStyle, organisation: 'Office', signatory: 'Jo Reed\nInvestigator' };
  const context = { reference: '202400117', draft, ruleSet, calendar, houseStyle, exhibitOf: () => 'R1' };
  const letter = assembleLetter(context, template);
  return { letter, template, context, draft, evidence, ruleSet, houseStyle, text: reportText(letter, houseStyle) };
}

describe('a letter with the decision', () => {
  it('names the residents it goes to, and nobody else but the landlord', () => {
    const { text } = letterTo('resident');
    expect(text).toBe(`Office

25 April 2025
Daniel Ferreira and Marta Ferreira
By e-mail: dan@post.example

Dear Daniel Ferreira and Marta Ferreira

Our decision on your complaint about Larkfield Homes (202400117)

We have decided your complaint. Our report comes with this letter: it says what we looked at, what we found and why. Here is what we decided, and what happens next.

What we decided

The landlord’s handling of the lock
  Our decision:
    No maladministration

The landlord’s handling of ASB reports
  Our decision:
    Service failure

What the landlord has to do

Order 1
  What is to be done:
    The landlord must pay the resident £100.
  By when:
    23 May 2025

Order 2
  What is to be done:
    The officer must say sorry on receiving this report.
  By when:
    Within 5 days of receiving this report

What happens next

The landlord has to show us that it has done this in time. Tell us if a day passes and nothing has been done, and give the reference 202400117.

What we suggested to the landlord

It should keep records.

Publication

We publish our decisions. What is published names the landlord and no resident.

If you think the decision is wrong

You can ask us to review the decision within 3 weeks of it, by 16 May 2025 at the latest. Say which facts we rely on are wrong, or send us facts or evidence we did not have that bear on the decision.

That you do not agree with the decision is no ground for a review, and what was awarded is not opened again. Later requests are looked at only exceptionally.

Yours sincerely

Jo Reed
Investigator
`);
  });

  it('tells the landlord what binds it and by when, and a representative whom it acts for', () => {
    const { text } = letterTo('landlord');
    expect(text).toContain('\n\nDear Larkfield Homes\n');
    expect(text).toContain('Our decision on the complaint of Daniel Ferreira and Marta Ferreira');
    expect(text).toContain('Orders bind you.');
    expect(text).not.toMatch(/dan@post|Priya|What happens next|\bR1\b/);
    expect(letterTo('representative').text).toMatch(
      /Ada Quist\n\nDear Ada Quist\n\nOur decision on the complaint of Daniel Ferreira and Marta Ferreira about Larkfield Homes/,
    );
  });

  it('says of a body whose recommendations do not bind only what is so of it', () => {
    // Bug: it spoke of a report, of what a landlord has to do and of its handling, beside a statement of reasons about a council.
    const orders = [{ id: 'o1', heads: ['a'], text: 'Apologise.', due: { weeks: 4 } }];
    const given = { ...file, ruleSet: { body: 'lgsco' }, determinations: [{ head: 'a', outcome: 'upheld-with-recommendations' }], orders };
    for (const to of ['resident', 'landlord'] as const) {
      const { text } = letterTo(to, { ...given, reportDate: undefined }, 'lgsco');
      expect(text).toContain('Our statement of reasons comes with this letter');
      expect(text).toContain('Within 4 weeks of the date of our decision');
      expect(text).not.toMatch(/has to show|have to do|Our report|this report|suggested to the landlord/);
    }
  });

  it('goes to a representative only where one acts, and says nothing of orders or a date there are not', () => {
    const bare = { ...file, orders: [], recommendations: [], reportDate: undefined, parties: file.parties.slice(0, 2) };
    const { text, ruleSet, draft } = letterTo('resident', bare);
    expect(lettersOf(ruleSet.letters, draft).map(({ to }) => to)).toEqual(['resident', 'landlord']);
    expect(text).not.toMatch(/has to do|What happens next|suggested|at the latest/);
    expect(text).toContain('within 3 weeks of it. Say');
    expect(letterTo('resident', { ...bare, parties: smallCase.parties }).text).toContain('Dear resident\n');
  });

  it('asks with a draft for what is wrong in it, within a time from its own day, and says nothing of what was decided', () => {
    const { ruleSet, draft, context } = letterTo('resident', file, 'lgsco');
    const template = ruleSet.letters.find(({ id }) => id === 'draft-representative');
    if (template === undefined) throw new Error('No letter goes with a draft.');
    const text = reportText(assembleLetter(context, template, { date: '2026-03-02' }), context.houseStyle);
    expect(text).toMatch(/^Office\n\n2 March 2026\nAda Quist\n/);
    expect(text).toContain('within 2 weeks of this letter, by 16 March 2026, if a fact');
    expect(text).not.toMatch(/£100|maladministration|25 April 2025/i);
    expect(ruleSetOf('uk-housing-ombudsman').letters.filter(({ goesWith }) => goesWith === 'draft')).toEqual([]);
    expect(lettersOf(ruleSet.letters, draft)).toHaveLength(6);
  });

  it('says nothing of a review or of publication where a body’s own rules were not found', () => {
    for (const body of ['lgsco', 'spso', 'ombudsman-ireland', 'ombudsman-new-zealand']) {
      expect(letterTo('resident', { ...file, determinations: [] }, body).text).not.toMatch(/review|publish/i);
    }
    expect(ruleSetOf('uk-landlord-review').letters).toEqual([]);
  });

  it('finds in it the words of a paper its reader may not see, quoted or as they were marked', () => {
    const order = {
      id: 'o1',
      text: 'The landlord must answer the note “keep him waiting” and look again at the second key of the door.',
      due: { weeks: 4 },
    };
    const marks = [
      ...file.marks,
      { id: 'm8', exhibit: 'L9', quote: 'second key of the door', heads: ['b'] },
      { id: 'm9', exhibit: 'L9', quote: 'lost', heads: ['b'] },
    ];
    const kept = (to: LetterReader, disclosure: 'landlord' | 'resident' | 'none') => {
      const items = [{ exhibit: 'L9', disclosure }];
      const { letter, template, draft, evidence } = letterTo(to, { ...file, marks, items, orders: [order] });
      return keptWordsIn(letter, template, draft, evidence.disclosed).map(({ words }) => words);
    };
    expect(kept('resident', 'landlord')).toEqual(['keep him waiting', 'second key of the door']);
    expect(kept('representative', 'none')).toHaveLength(2);
    expect(kept('landlord', 'landlord')).toEqual([]);
    expect(kept('representative', 'resident')).toEqual([]);
    expect(maySee('landlord', 'resident')).toBe(false);
  });

  it('stands in Word and HTML as a letter: opening, subject as the title, rows of what was decided', async () => {
    const { letter, houseStyle } = letterTo('resident');
    const word = (await partsOf(await reportWord(letter, houseStyle))).get('word/document.xml') ?? '';
    expect(word).toMatch(
      /w:val="Letterhead"[\s\S]*Office[\s\S]*25\u00a0April 2025[\s\S]*Dear Daniel[\s\S]*w:val="Title"[\s\S]*Our decision on your complaint/,
    );
    expect(word.match(/<w:tbl>/g)).toHaveLength(2);
    const html = reportHtml(letter, houseStyle);
    expect(html).toContain('<div class="opening"><p>25\u00a0April 2025</p>');
    expect([...html.matchAll(/<h([1-6])/g)].map(([, level]) => level)).toEqual(['1', '2', '2', '2', '2', '2', '2']);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      Buffer.from(await reportWord(letter, houseStyle)).equals(Buffer.from(await reportWord(letterTo('resident').letter, houseStyle))),
    ).toBe(true);
  });
});
