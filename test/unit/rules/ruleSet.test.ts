// Tests: the rule set as data: its schema, editions without gaps, sources, holidays against a second list, and the roll-up.
import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { decidingScheme, editionFor, editionOn, paragraphIn, paragraphsIn } from '../../../db/model/editions.ts';
import { rollUpOf } from '../../../db/model/rollUp.ts';
import { expectsRemedy, ruleSetSchema } from '../../../db/model/ruleSet.ts';
import { calendarOf, ruleSetOf, ruleSetsNamed } from '../../../db/rules/index.ts';

const ruleSet = ruleSetOf('uk-housing-ombudsman');

describe('the Housing Ombudsman rule set', () => {
  it('fits its schema', () => {
    expect(ruleSetSchema.parse(ruleSet)).toEqual(ruleSet);
  });

  it('has editions that follow one another without gap or overlap', () => {
    for (const editions of [ruleSet.schemes, ruleSet.codes]) {
      for (const [index, edition] of editions.entries()) {
        const next = editions[index + 1];
        if (next === undefined) expect(edition.to).toBeNull();
        else expect(new Date(`${edition.to}T00:00:00Z`).getTime() + 86_400_000).toBe(new Date(`${next.from}T00:00:00Z`).getTime());
      }
    }
  });

  it('names outcomes that exist in bands and roll-ups, each id once', () => {
    const ids = ruleSet.outcomes.map((outcome) => outcome.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const band of ruleSet.bands) expect(ids).toContain(band.outcome);
    for (const outcome of ruleSet.outcomes.filter((each) => each.upheld !== true)) {
      expect(ruleSet.rollUps.map((rollUp) => rollUp.id)).toContain(outcome.id);
    }
  });

  const maladministration = ['no-maladministration', 'service-failure', 'maladministration', 'severe-maladministration'];
  it.each([
    ['scheme-2018', null, []],
    ['scheme-2020', null, ['39(e)', '39(m)']],
    ['scheme-2022', null, ['41(c)', '42(e)', '42(f)']],
    ['scheme-2024', '52', ['42(a)', '42(c)']],
  ])('of the %s knows for each outcome only the paragraphs seen in it', (id, ofMaladministration, ofJurisdiction) => {
    const scheme = ruleSet.schemes.find((each) => each.id === id) ?? null;
    expect(scheme).not.toBeNull();
    for (const outcome of ruleSet.outcomes) {
      const seen = paragraphsIn(outcome, scheme);
      const expected = maladministration.includes(outcome.id)
        ? [ofMaladministration].filter((paragraph) => paragraph !== null)
        : outcome.id === 'outside-jurisdiction'
          ? ofJurisdiction
          : [];
      expect(seen.map(({ paragraph }) => paragraph)).toEqual(expected);
      // Each is of a determination issued while its edition was in force, and none of several is filled in by itself.
      for (const { source } of seen) {
        expect(source.confidence).toBe('decision');
        const year = Number(/(\d{4})$/.exec(source.title)?.[1]);
        expect(year).toBeGreaterThanOrEqual(Number(scheme?.from.slice(0, 4)));
        expect(year).toBeLessThanOrEqual(Number(scheme?.to?.slice(0, 4) ?? year));
      }
      expect(paragraphIn(outcome, scheme)).toBe(expected.length === 1 ? expected[0] : null);
    }
  });

  it('has no paragraph of an edition it does not know', () => {
    const known = ruleSet.schemes.map(({ id }) => id);
    for (const { paragraphs } of ruleSet.outcomes) for (const { scheme } of paragraphs) expect(known).toContain(scheme);
  });

  it('decides by the edition a case is frozen on, else that of the report’s day, else the newest', () => {
    const paragraph = (ruleScheme: string, reportDate: string | null) =>
      paragraphIn(
        ruleSet.outcomes.find(({ id }) => id === 'service-failure'),
        decidingScheme(ruleSet, { ruleScheme, reportDate }),
      );
    expect(paragraph('', '2025-04-25')).toBe('52');
    expect(paragraph('', null)).toBe('52');
    expect(paragraph('', '2023-04-25')).toBeNull();
    expect(paragraph('scheme-2022', '2025-04-25')).toBeNull();
    expect(paragraph('Scheme of 1 April 2024', null)).toBe('52');
    expect(decidingScheme(ruleSet, { ruleScheme: 'another', reportDate: null })).toBeNull();
    expect(decidingScheme({ schemes: [] }, undefined)).toBeNull();
  });

  it('picks the Code by the day of the complaint', () => {
    expect(editionOn(ruleSet.codes, '2023-09-28')?.id).toBe('code-2022');
    expect(editionOn(ruleSet.codes, '2024-04-01')?.id).toBe('code-2024');
    expect(editionOn(ruleSet.codes, '2010-01-01')).toBeNull();
    expect(editionFor(ruleSet.codes, 'code-2024', '2023-09-28')?.id).toBe('code-2024');
    expect(editionFor(ruleSet.codes, '', '2023-09-28')?.id).toBe('code-2022');
    expect(editionFor(ruleSet.codes, 'another Code', '2023-09-28')).toBeNull();
    const clock = (code: string) =>
      editionFor(ruleSet.codes, code, null)?.clocks.find((each) => each.stage === 1 && each.step === 'respond')?.from;
    expect([clock('code-2022'), clock('code-2024')]).toEqual(['logged', 'acknowledged']);
  });

  it('refuses a body it does not know, naming those it does', () => {
    expect(() => ruleSetOf('nowhere')).toThrow(/"nowhere".*"uk-housing-ombudsman"/);
  });

  it.each([
    ['england-and-wales', 'ENG', 8],
    ['scotland', 'SCT', 9],
    ['northern-ireland', 'NIR', 10],
  ] as const)(
    '%s agrees with a second list of bank holidays from 2020 to 2028, and has enough in every year to 2030',
    (calendar, region, least) => {
      const ours = [...calendarOf({ calendar }).holidays.keys()];
      const second = new Holidays('GB', region);
      const isWeekday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      for (let year = 2020; year <= 2028; year += 1) {
        const theirs = second
          .getHolidays(year)
          .filter((holiday) => holiday.type === 'public')
          .map((holiday) => holiday.date.slice(0, 10))
          .filter(isWeekday);
        // Proclaimed in February 2026, after the second list was made: Scottish Government, "World Cup bank holiday confirmed".
        const later = calendar === 'scotland' && year === 2026 ? ['2026-06-15'] : [];
        expect(ours.filter((day) => day.startsWith(String(year)))).toEqual([...new Set([...theirs, ...later])].sort());
      }
      for (let year = 2000; year <= 2030; year += 1) {
        const days = ours.filter((day) => day.startsWith(String(year)));
        // St Andrew's Day is a bank holiday since 2007.
        expect(days.length).toBeGreaterThanOrEqual(calendar === 'scotland' && year < 2007 ? least - 1 : least);
        expect(days.every(isWeekday)).toBe(true);
      }
    },
  );

  it('names every holiday it counts', () => {
    const { holidays } = calendarOf({ calendar: 'northern-ireland' });
    expect(holidays.get('2023-05-08')).toBe('coronation');
    expect(holidays.get('2025-07-14')).toBe('Battle of the Boyne');
    expect([...holidays.values()].every((name) => name !== undefined && name !== '')).toBe(true);
  });
});

describe('the roll-up', () => {
  it.each([
    [['no-maladministration', 'service-failure'], 'partial-maladministration'],
    [['service-failure', 'severe-maladministration'], 'maladministration'],
    [['no-maladministration', 'no-maladministration'], 'no-maladministration'],
    [['reasonable-redress'], 'reasonable-redress'],
    [['reasonable-redress', 'no-maladministration'], 'no-maladministration'],
    [['reasonable-redress', 'maladministration'], 'partial-maladministration'],
    [['outside-jurisdiction', 'maladministration'], 'maladministration'],
    [['outside-jurisdiction', 'withdrawn'], 'outside-jurisdiction'],
  ])('of %j is %s', (outcomes, rollUp) => {
    expect(rollUpOf(ruleSet, outcomes)?.id).toBe(rollUp);
  });

  it('waits until every head is determined', () => {
    expect(rollUpOf(ruleSet, ['service-failure', null])).toBeNull();
    expect(rollUpOf(ruleSet, [])).toBeNull();
  });
});

describe('every rule set', () => {
  const all = ruleSetsNamed().map(({ body }) => ruleSetOf(body));

  it('is there for the bodies named, the landlord’s own reviewer among them', () => {
    expect(all.map(({ body }) => body)).toEqual([
      'uk-housing-ombudsman',
      'uk-landlord-review',
      'lgsco',
      'spso',
      'ombudsman-ireland',
      'ombudsman-new-zealand',
    ]);
  });

  it.each(all.map((each) => [each.body, each] as const))(
    '%s fits its schema, names only what it has, and says what is unsure',
    (_body, each) => {
      expect(ruleSetSchema.parse(each)).toEqual(each);
      const ids = each.outcomes.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { outcome } of each.bands) expect(ids).toContain(outcome);
      for (const { when } of each.rollUps) if (when.heads === 'outcome') expect(ids).toContain(when.outcome);
      expect(new Set(each.offsets.map(({ counts }) => counts))).toEqual(new Set(['in the award', 'on top', 'apart']));
      expect(each.templates.length).toBeGreaterThan(0);
      for (const outcome of each.outcomes) {
        // Every outcome ends in a name for the case, also where all heads came to it.
        expect(rollUpOf(each, [outcome.id]), outcome.id).not.toBeNull();
        expect(outcome.source.publisher === 'Ombudsman Desk', outcome.id).toBe(outcome.source.confidence === 'inference');
      }
      expect(each.unsure).not.toBe('');
    },
  );

  it('heads every column of its tables: a reader who hears the page is told which one a cell stands in', () => {
    for (const { body, templates, letters } of all)
      for (const { id, tables } of [...templates, ...letters.map(({ form }) => form)]) {
        const columns = [tables.procedure, tables.outcomes, tables.orders, tables.requests].flatMap((table) => table?.columns ?? []);
        expect({ body, id, unnamed: columns.filter((name) => name.trim() === '') }).toEqual({ body, id, unnamed: [] });
      }
  });

  it('says how sure its ladder is by its least sure outcome', () => {
    expect(ruleSetsNamed().map(({ body, leastSure }) => [body, leastSure])).toEqual([
      ['uk-housing-ombudsman', 'decision'],
      ['uk-landlord-review', 'inference'],
      ['lgsco', 'publisher'],
      ['spso', 'inference'],
      ['ombudsman-ireland', 'secondary'],
      ['ombudsman-new-zealand', 'inference'],
    ]);
  });

  it('never calls a case upheld in whole by heads upheld in part', () => {
    const reviewer = ruleSetOf('uk-landlord-review');
    expect(rollUpOf(reviewer, ['partly-upheld', 'partly-upheld'])?.id).toBe('partly-upheld');
    expect(rollUpOf(reviewer, ['upheld', 'partly-upheld'])?.id).toBe('partly-upheld');
    expect(rollUpOf(reviewer, ['upheld', 'upheld'])?.id).toBe('upheld');
    expect(rollUpOf(reviewer, ['upheld', 'not-accepted'])?.id).toBe('upheld');
    expect(rollUpOf(reviewer, ['not-upheld', 'partly-upheld'])?.id).toBe('partly-upheld');
  });

  it('holds a landlord’s reviewer to the Code, and ends both responses with the way on', () => {
    const { codes, templates } = ruleSetOf('uk-landlord-review');
    expect(codes.map(({ id }) => id)).toEqual(['code-2022', 'code-2024']);
    expect(templates.map(({ id }) => id)).toEqual(['stage-1', 'stage-2']);
    const wayOn = templates.map(({ sections }) => sections.find(({ id }) => id === 'closing')?.paragraphs.join(' '));
    // Who answers signs.
    expect(templates.map(({ sections }) => sections.at(-1)?.id)).toEqual(['signature', 'signature']);
    expect(wayOn[0]).toMatch(/stage 2.*do not have to give a reason/);
    expect(wayOn[1]).toMatch(/Housing Ombudsman Service.*12 months/);
  });

  it('expects no remedy where nothing is left to put right', () => {
    const { outcomes } = ruleSetOf('lgsco');
    expect(outcomes.filter(expectsRemedy).map(({ id }) => id)).toEqual(['upheld-with-recommendations', 'upheld-in-part']);
  });
});
