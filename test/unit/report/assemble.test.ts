// Tests: the report as a document and as text: sections, numbers, determination, orders, and what each copy carries.
import { describe, expect, it } from 'vitest';
import { namesTime } from '../../../db/model/due.ts';
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import { headHeading, lowerFirst } from '../../../db/report/templateWords.ts';
import { reportText } from '../../../db/report/text.ts';
import { reportByOwnRules, reportOf, smallCase } from './cases.ts';

const textOf = (...given: Parameters<typeof reportOf>) => reportText(reportOf(...given));

describe('the report to the parties', () => {
  it('has the sections of the classic report, each numbered from 1', () => {
    const body = textOf({ ...smallCase, sections: { ...smallCase.sections, approach: ['We ask what is fair.'] } });
    expect(body).toBe(`Larkfield Homes (LH) (202400117)

REPORT

COMPLAINT 202400117

Larkfield Homes (LH)

25 April 2025

Our approach

We ask what is fair.

The complaint

  1. The complaint is about the landlord’s handling of:
    a. The lock of the street door.
    b. ASB reports.

Background

  1. The resident lives there.
  2. They said:
    a. one thing
    b. another

Scope of investigation

  1. We look at 2023.

Assessment and findings

The landlord’s handling of the lock

  1. It was opened. The resident saw it.

The landlord’s handling of ASB reports

  1. It spoke to them.
  2. Over.

Determination

  1. In accordance with paragraph 52 of the Housing Ombudsman Scheme, there was:
    a. No maladministration regarding the landlord’s handling of the lock.
    b. Service failure regarding the landlord’s handling of ASB reports.

Orders

  1. The landlord must pay £100. The landlord must do this within 4 weeks of the date of this report (by 23 May 2025).
  2. The landlord must apologise within 4 weeks.
  3. Survey or re-inspection: £20

Recommendations

  1. It should keep records.
`);
  });

  it('begins a section a level deeper at each heading of the draft, numbered anew, and prints nothing internal', () => {
    const heads = [{ id: 'a', title: 'The lock', heading: 'The lock' }];
    const findings = [
      {
        head: 'a',
        paragraphs: [
          'Before any heading.',
          { text: 'Communication', form: 'heading' },
          { text: 'It rang [[m1]]:', items: ['twice', 'late'], judgement: 'not appropriate', comment: 'check the log' },
          'Then no more.',
          { text: ' ', form: 'heading' },
          'Under the same heading still.',
          { text: 'The new lock', form: 'heading' },
        ],
      },
    ];
    const sections = { background: [{ text: 'The building', form: 'heading' }, 'It is old.'] };
    const file = { title: 'LH', heads, sections, findings, marks: smallCase.marks };
    for (const copy of ['parties', 'working'] as const) {
      const report = reportOf(file, copy);
      expect(
        report.sections.filter(({ id }) => /^(background|assessment)/.test(id)).map(({ id, level, heading }) => [id, level, heading]),
      ).toEqual([
        ['background', 1, 'Background'],
        ['background-1', 2, 'The building'],
        ['assessment', 1, 'Assessment and findings'],
        ['assessment-a', 2, 'The lock'],
        ['assessment-a-1', 3, 'Communication'],
        ['assessment-a-2', 3, 'The new lock'],
      ]);
      const deep = report.sections.find(({ id }) => id === 'assessment-a-1');
      expect(deep?.paragraphs.map(({ number, items }) => [number, ...items.map((item) => item.number)])).toEqual([
        ['1.', 'a.', 'b.'],
        ['2.'],
        ['3.'],
      ]);
      expect(JSON.stringify(report)).not.toMatch(/not appropriate|check the log/);
    }
    const continuous = reportOf(file, 'parties', { numbering: 'continuous' }).sections.find(({ id }) => id === 'assessment-a-1');
    expect(continuous?.paragraphs.map(({ number }) => number)).toEqual(['4.', '5.', '6.']);
  });

  it('numbers on through the report, with figures one level down, where the template says so', () => {
    const body = textOf(smallCase, 'parties', { numbering: 'continuous', itemStyle: 'number' });
    expect(body.match(/^ {2}\d+\./gm)?.map((number) => Number.parseInt(number, 10))).toEqual(
      Array.from({ length: 12 }, (_each, index) => index + 1),
    );
    expect(body).toContain('    2. another');
  });

  it('states an order’s sum and its parts where its words leave them out', () => {
    const orders = [
      {
        id: 'o1',
        heads: ['a'],
        kind: 'compensation',
        text: 'The landlord must pay the resident compensation.',
        amountGBP: 1100,
        parts: [
          { for: 'distress', amountGBP: 1000 },
          { for: 'time and trouble', amountGBP: 100 },
        ],
      },
      {
        id: 'o2',
        heads: ['a'],
        kind: 'compensation',
        text: 'The landlord must pay £1,100, of which £1000.00 is for distress.',
        amountGBP: 1100,
        parts: [
          { for: 'distress', amountGBP: 1000 },
          { for: 'time and trouble', amountGBP: 100 },
        ],
      },
    ];
    const body = textOf({ heads: [{ id: 'a', title: 'x' }], orders });
    expect(body).toContain(`  1. The landlord must pay the resident compensation. The sum is £1,100.
    a. £1,000 for distress.
    b. £100 for time and trouble.
  2. The landlord must pay £1,100, of which £1000.00 is for distress.
    a. £100 for time and trouble.`);
  });

  it('prints no bare number for a paragraph left empty', () => {
    const body = textOf({ heads: [{ id: 'a', title: 'x', heading: 'x' }], findings: [{ head: 'a', paragraphs: ['One.', ' ', 'Two.'] }] });
    expect(body).toContain('  1. One.\n  2. Two.\n');
  });

  it('carries no reference to an exhibit', () => {
    for (const run of reportOf(smallCase).sections.flatMap((section) => section.paragraphs.flatMap((paragraph) => paragraph.runs))) {
      expect(run.note).toBeNull();
      expect(run.text).not.toMatch(/\[\[|R1|L2|m1/);
    }
  });

  it('invents nothing for an empty draft', () => {
    const report = reportOf({ heads: [{ id: 'a', title: 'The lock.' }] });
    expect(report.sections.map((section) => section.heading)).toEqual(['Our approach', 'The complaint']);
    expect(report.headingBlock).toEqual(['REPORT', 'COMPLAINT 202400117', 'Larkfield Homes']);
  });

  it('uses the template’s approach in our own words unless the case has its own', () => {
    const [approach] = reportOf(smallCase).sections;
    expect(approach?.paragraphs).toHaveLength(2);
    expect(approach?.paragraphs[0]?.runs[0]?.text).toMatch(/^We decide complaints by asking what is fair/);
  });

  it('groups the determination by Scheme paragraph, and leaves out a paragraph nobody knows', () => {
    const heads = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: `Matter ${id}.`, heading: `Matter ${id}` }));
    const determinations = [
      { head: 'a', outcome: 'maladministration' },
      { head: 'b', outcome: 'reasonable-redress' },
      { head: 'c', outcome: 'service-failure', paragraph: 'paragraph 53.b' },
      { head: 'd', outcome: 'no-maladministration', wording: 'There was nothing amiss in matter d.' },
    ];
    const body = textOf({ heads, determinations });
    expect(body).toContain(`  1. In accordance with paragraph 52 of the Housing Ombudsman Scheme, there was:
    a. Maladministration regarding matter a.
    b. There was nothing amiss in matter d.
  2. In accordance with the Housing Ombudsman Scheme, there was:
    a. Reasonable redress regarding matter b.
  3. In accordance with paragraph 53.b of the Housing Ombudsman Scheme, there was:
    a. Service failure regarding matter c.`);
  });

  it('speaks of people by their label, with capital and possessive where they belong', () => {
    const parties = [
      { id: 'p1', role: 'resident', label: 'the resident' },
      { id: 'p2', role: 'resident', treatedAs: 'p1' },
      { id: 'p3', role: 'neighbour' },
    ];
    const paragraphs = [
      '[[p1|Daniel]] called. [[p2|Marta’s]] call and [[p2|Marta’s]] letter reached [[p3|Mr Roe]] and [[p1|the residents]].',
    ];
    const body = textOf({ heads: [{ id: 'a', title: 'x' }], parties, findings: [{ head: 'a', paragraphs }] });
    expect(body).toContain('1. The resident called. The resident’s call and the resident’s letter reached Mr Roe and the residents.');
  });
});

describe('the working copy', () => {
  it('carries exhibit references where they are cited', () => {
    const body = textOf(smallCase, 'working');
    expect(body).toContain('Working copy: not to be issued.');
    expect(body).toContain('  1. It was opened [R1 p2]. The resident saw it. [L2#4; our call, 2 January 2025]');
    expect(body).toContain('  1. It spoke [L2#4] to them [absence n1].');
  });

  it('names an exhibit once however many of its passages are cited', () => {
    const marks = [...smallCase.marks, { id: 'm2', exhibit: 'R1', quote: 'First page' }, { id: 'm3', exhibit: 'R1', quote: 'box' }];
    const findings = [{ head: 'a', paragraphs: [{ text: 'A box stood there.', cites: ['m1', 'm2', 'L2#4', 'm3', 'L2#4'] }] }];
    expect(textOf({ ...smallCase, marks, findings }, 'working')).toContain('A box stood there. [R1 p1, p2; L2#4]');
  });
});

describe('words', () => {
  it.each([
    ['The lock', 'the lock'],
    ['ASB reports', 'ASB reports'],
    ['A door', 'a door'],
    ['', ''],
  ])('lowers %s to %s', (text, lowered) => {
    expect(lowerFirst(text)).toBe(lowered);
  });

  it('makes a sub-heading from a title', () => {
    const template = { headHeading: 'The landlord’s handling of {title}' };
    expect(headHeading({ title: 'Repairs.', heading: '' }, template)).toBe('The landlord’s handling of repairs');
    expect(headHeading({ title: 'The landlord’s record keeping.', heading: '' }, template)).toBe('The landlord’s record keeping');
    expect(headHeading({ title: 'Repairs.', heading: 'Own words.' }, template)).toBe('Own words');
    expect(headHeading({ title: 'Complaint handling.', heading: '' }, template)).toBe('The landlord’s complaint handling');
    expect(headHeading({ title: 'Handling of the move.', heading: '' }, template)).toBe('The landlord’s handling of the move');
    // Bug: where a template puts no words before the title, the heading began with a small letter.
    expect(headHeading({ title: 'Repairs to the door.', heading: '' }, { headHeading: '{title}' })).toBe('Repairs to the door');
  });

  it.each(['Pay within 4 weeks.', 'Pay within four weeks.', 'Pay by 3 May 2025.', 'Apologise immediately.'])('%s names a time', (text) => {
    expect(namesTime(text)).toBe(true);
  });

  it.each(['Pay £100.', 'Say sorry for what happened in May.'])('%s names none', (text) => {
    expect(namesTime(text)).toBe(false);
  });
});

describe('a landlord’s own response', () => {
  const response = (template: string, houseStyle = standardHouseStyle) =>
    reportText(
      reportByOwnRules(
        {
          ...smallCase,
          ruleSet: { body: 'uk-landlord-review', template },
          determinations: [
            { head: 'a', outcome: 'not-upheld' },
            { head: 'b', outcome: 'partly-upheld' },
          ],
        } as Parameters<typeof reportByOwnRules>[0],
        houseStyle,
      ),
      houseStyle,
    );

  it('is signed by whom the house style names, under the address of the office, and says until when the way on is open', () => {
    const style = {
      ...standardHouseStyle,
      organisation: 'Larkfield Homes',
      address: '1 Mill Lane\n\nLeeds',
      signatory: 'Jo Reed\nComplaints Officer',
    };
    const signed = response('stage-2', style);
    expect(signed.startsWith('Larkfield Homes\n1 Mill Lane\nLeeds\n\n')).toBe(true);
    expect(signed.trimEnd().endsWith('Jo Reed\nComplaints Officer')).toBe(true);
    expect(signed).toContain('within 12 months of this response, that is before 25 April 2026;');
    expect(response('stage-2')).not.toContain('signatory');
    const numbered = response('stage-2', { ...style, numbering: 'continuous', itemStyle: 'number' });
    expect(numbered).toMatch(/What we found\n\n[\s\S]*\n {2}3\. It spoke/);
    expect(numbered).toContain('    2. Partly upheld');
  });

  it('decides each point, says what will be done, and ends with the way on of its stage', () => {
    const [first, second] = [response('stage-1'), response('stage-2')];
    expect(first).toContain('STAGE 1 RESPONSE');
    expect(first).toMatch(
      /Our decision on each point is:\n\s+a\. Not upheld: the landlord’s handling of the lock\.\n\s+b\. Partly upheld: ASB reports\./,
    );
    expect(first).toContain('What we will do to put things right');
    expect(first).toMatch(/look at your complaint again at stage 2/);
    expect(second).toContain('STAGE 2 RESPONSE');
    expect(second).toMatch(/end of our complaints procedure.*Housing Ombudsman Service/);
    expect(`${first}${second}`).not.toMatch(/Scheme|maladministration/i);
    // What is not chosen is the first.
    expect(response('')).toBe(first);
  });
});
