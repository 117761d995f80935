// Tests: the newer report of the same draft as the classic one: its order, its rows, its numbers, and references that lead where they say, in each printed form.
import { describe, expect, it } from 'vitest';
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import { reportHtml } from '../../../db/report/html.ts';
import { reportText } from '../../../db/report/text.ts';
import { reportWord } from '../../../db/report/word.ts';
import { reportByOwnRules, smallCase } from './cases.ts';
import { partsOf } from './docxParts.ts';

const file = (template: string) =>
  ({
    ...smallCase,
    ruleSet: { body: 'uk-housing-ombudsman', scheme: 'scheme-2024', template },
    landlord: { name: 'Larkfield Homes', kind: 'housing association' },
    tenancy: { kind: 'leaseholder' },
    received: '2025-01-06',
    complaintSteps: [
      { id: 's1', stage: 1, sent: '2023-09-28', acknowledged: '2023-09-29', responded: '2023-10-10', outcome: 'not upheld' },
      { id: 's2', stage: 2, sent: '2023-10-31', responded: '2023-11-13' },
    ],
    findings: [
      { head: 'a', paragraphs: [{ id: 'f1', text: 'It was opened.' }] },
      {
        head: 'b',
        paragraphs: [
          { id: 'f2', text: 'It spoke to them:', items: [{ id: 'f3', text: 'once' }] },
          { id: 'f4', text: 'Over.' },
        ],
      },
    ],
    determinations: [
      { head: 'a', outcome: 'no-maladministration', reasons: 'It came in time.', restsOn: ['f1'] },
      { head: 'b', outcome: 'service-failure', reasons: 'It spoke.\nIt did not write.', restsOn: ['f4', 'f3'] },
    ],
  }) as Parameters<typeof reportByOwnRules>[0];

const report = reportByOwnRules(file('newer'));

describe('the newer report', () => {
  it('has the decision and what it asks for before the investigation, and every number once', () => {
    expect(reportText(report)).toBe(`Larkfield Homes (LH) (C-17)

DECISION

Larkfield Homes (LH)

25 April 2025

Decision: Partial maladministration
Case ID: C-17
Landlord: Larkfield Homes
Landlord type: Housing association
Occupancy: Leaseholder
Date: 25 April 2025

Background

  1. The resident lives there.
  2. They said:
    a. one thing
    b. another

What the complaint is about

  3. The complaint is about the landlord’s handling of:
    a. The lock of the street door.
    b. ASB reports.

Our decision

  4. In accordance with paragraph 52 of the Housing Ombudsman Scheme, we found:
    a. No maladministration in the landlord’s handling of the lock.
    b. Service failure in the landlord’s handling of ASB reports.

Summary of reasons

The landlord’s handling of the lock

  5. It came in time.
  6. The findings behind this are in paragraph 11.

The landlord’s handling of ASB reports

  7. It spoke.
  8. It did not write.
  9. The findings behind this are in paragraphs 12.a and 13.

Putting things right

Order 1
  What the landlord must do:
    The landlord must pay £100.
  By when:
    23 May 2025

Order 2
  What the landlord must do:
    The landlord must apologise within 4 weeks.
  By when:
    23 May 2025

Order 3
  What the landlord must do:
    Survey or re-inspection: £20
  By when:
    As stated

Our investigation

We looked at what the resident and the landlord sent us and asked whether the landlord acted fairly in all the circumstances: whether it kept to the law, to its own policies and to good practice. What follows sets out what mattered to our decision. It does not record everything that happened.

28 September 2023
  What happened:
    The resident complained to the landlord.

29 September 2023
  What happened:
    The landlord acknowledged the complaint at stage 1.

10 October 2023
  What happened:
    The landlord gave its stage 1 response. The complaint was not upheld.

31 October 2023
  What happened:
    The resident asked the landlord to look at the complaint again at stage 2.

13 November 2023
  What happened:
    The landlord gave its stage 2 response.

6 January 2025
  What happened:
    The complaint was referred to us.

What we looked at, and what we did not

  10. We look at 2023.

What we found and why

The landlord’s handling of the lock

Complaint: The lock of the street door
Finding: No maladministration

  11. It was opened.

The landlord’s handling of ASB reports

Complaint: ASB reports
Finding: Service failure

  12. It spoke to them:
    a. once
  13. Over.

Learning

  14. It should keep records.
`);
  });

  it('leaves the same draft to be printed by the classic template, reasons and all else internal', () => {
    const classic = reportText(reportByOwnRules(file('classic')));
    expect(classic).toContain('Determination\n\n  1. In accordance with');
    expect(classic).not.toMatch(/It came in time|It did not write/);
    expect(reportText(reportByOwnRules(file('')))).toBe(classic);
  });

  it('keeps its own numbers whatever the house style says', () => {
    const style = { ...standardHouseStyle, numbering: 'per-section', itemStyle: 'number' } as const;
    expect(reportText(reportByOwnRules(file('newer'), style))).toBe(reportText(report));
  });

  it('leads in HTML from a number to its paragraph, and names rows by heads', () => {
    const html = reportHtml(report);
    const [, id] = /<a href="#(p-[^"]+)">12\.a<\/a>/.exec(html) ?? [];
    expect(html).toMatch(new RegExp(`<li id="${id}" class="short"><span class="number">a\\.</span><div class="words">once</div>`));
    expect(html).toContain('<th scope="row"><p class="strong">Occupancy</p></th><td><p class="plain">Leaseholder</p></td>');
    expect(html).not.toContain('<h2 id="details">');
    expect(html.match(/<thead>/g)).toHaveLength(2);
  });

  it('has in Word fields that refer to bookmarks on the paragraphs, and tables with head rows', async () => {
    const document = (await partsOf(await reportWord(report))).get('word/document.xml') ?? '';
    const fields = [...document.matchAll(/<w:fldSimple w:instr="REF (\S+) \\h \\w"[^>]*><w:r><w:t[^>]*>([^<]*)</g)].map(
      ([, name, words]) => ({ name, words }),
    );
    expect(fields.map(({ words }) => words)).toEqual(['11', '12.a', '13']);
    const marked = new Map(
      [...document.matchAll(/<w:bookmarkStart w:name="([^"]+)" w:id="(\d+)"\/>.*?<w:t[^>]*>([^<]*)</g)].map(([, name, id, words]) => [
        name,
        { id, words },
      ]),
    );
    expect(fields.map(({ name }) => marked.get(name)?.words)).toEqual(['It was opened.', 'once', 'Over.']);
    expect(new Set([...marked.values()].map(({ id }) => id)).size).toBe(marked.size);
    for (const name of marked.keys()) expect(name?.length).toBeLessThanOrEqual(40);
    expect(document.match(/<w:tbl>/g)).toHaveLength(5);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    // What opens a section, and a paragraph that leads to items, stays on the page of what follows.
    for (const words of ['Complaint', 'we found:']) {
      const paragraph = document.split('</w:p>').find((each) => each.includes(words)) ?? '';
      expect({ words, isKept: paragraph.slice(paragraph.lastIndexOf('<w:p>')).includes('<w:keepNext/>') }).toEqual({ words, isKept: true });
    }
  });

  it('gives the same bytes twice', async () => {
    const [one, other] = [await reportWord(report), await reportWord(reportByOwnRules(file('newer')))];
    const parts = await Promise.all([partsOf(one), partsOf(other)]);
    // Ids of paragraphs are made anew with each draft; bookmarks are named after them.
    const [a = '', b = ''] = parts.map((each) => (each.get('word/document.xml') ?? '').replace(/_\w{30,}/g, '_'));
    expect(a).toBe(b);
    expect(Buffer.from(await reportWord(report)).equals(Buffer.from(one))).toBe(true);
  });
});
