// Tests: every edition of every template, and every letter, of every rule set is HTML that a validator has nothing against.
import { describe, expect, it } from 'vitest';
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import type { ReportCopy } from '../../../db/model/report.ts';
import { assembleReport } from '../../../db/report/assemble.ts';
import { reportHtml } from '../../../db/report/html.ts';
import { assembleLetter } from '../../../db/report/letter.ts';
import { calendarOf, ruleSetOf, ruleSetsNamed } from '../../../db/rules/index.ts';
import { htmlFaults } from '../../support/htmlFaults.ts';
import { applied, emptyDraft, Papers } from '../review/desk.ts';
import { smallCase } from './cases.ts';

const copies: readonly ReportCopy[] = ['parties', 'resident', 'landlord', 'publication', 'working'];
const houseStyle = {
  ...standardHouseStyle,
  organisation: 'The "Larkfield" Office',
  address: '1 High Street',
  footer: 'In confidence & kept',
  signatory: 'J. Reed',
};
const exhibitOf = (id: string) => papers.byId(id)?.exhibit ?? null;
const papers = new Papers([
  { exhibit: 'R1', text: 'First page. A box was left.', pages: [0, 12] },
  { exhibit: 'L2#4', text: 'spoke to the neighbour' },
]);

function contextOf(body: string) {
  const ruleSet = ruleSetOf(body);
  const [first, second = first] = ruleSet.outcomes;
  const file = {
    format: 'case-file/1',
    ...smallCase,
    title: 'Larkfield <Homes> & "Co"',
    ruleSet: { body },
    landlord: { name: 'Larkfield Homes' },
    complaintSteps: [
      {
        stage: 1,
        sent: '2023-09-28',
        acknowledged: '2023-10-02',
        responded: '2023-10-10',
        points: ['The lock', 'The noise'],
        sought: 'A lock',
        cites: ['R1'],
      },
      { stage: 2, sent: '2023-10-31', responded: '2023-11-13', outcome: 'Upheld', offer: '£50', cites: ['L2#4'] },
    ],
    sections: {
      background: ['The resident lives there.', { text: 'They said:', items: ['one thing', { text: 'another', items: ['deeper'] }] }],
    },
    findings: [
      {
        head: 'a',
        paragraphs: [
          { id: 'f1', text: 'It was opened [[m1]]. “[[m1|A box was left]]”.', cites: ['L2#4', 'c1'] },
          { text: 'Later', form: 'heading' },
          'As in paragraph 1.',
        ],
      },
      { head: 'b', paragraphs: ['It spoke [[e1]] to them [[n1]].', { text: 'It did:', items: ['one', 'two'] }] },
    ],
    determinations: [
      { head: 'a', outcome: first?.id },
      { head: 'b', outcome: second?.id, restsOn: ['f1'] },
    ],
    orders: smallCase.orders.map((order) => ({ ...order, kind: ruleSet.orderKinds[0]?.id })),
  };
  return {
    reference: 'C-17',
    draft: applied(file, emptyDraft(), papers),
    ruleSet,
    calendar: calendarOf({ calendar: 'england-and-wales' }),
    houseStyle,
    exhibitOf,
  };
}

describe.each(ruleSetsNamed().map(({ body }) => body))('by the rules of %s', (body) => {
  const context = contextOf(body);
  const editions = context.ruleSet.templates.flatMap((template) =>
    copies.map((copy) => ({ template, copy, name: `${template.id} ${copy}` })),
  );
  it.each(editions)('$name is sound HTML', async ({ template, copy }) => {
    expect(await htmlFaults(reportHtml(assembleReport(context, copy, template), houseStyle))).toEqual([]);
  });
  it.each(context.ruleSet.letters)('$name is sound HTML', async (letter) => {
    expect(await htmlFaults(reportHtml(assembleLetter(context, letter), houseStyle))).toEqual([]);
  });
});
