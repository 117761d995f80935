// Owns: the orders as a report prints them: as paragraphs or as a table, each with its sum and its time. Must not put an order in words that has its own, nor work
// out a day: db/model/due does.
import { formatDay } from '../model/dates.ts';
import type { Order } from '../model/draft.ts';
import { describeDue, dueDate, namesTime } from '../model/due.ts';
import { formatPounds, statesSum } from '../model/money.ts';
import type { PrintedTable } from '../model/report.ts';
import type { ReportTemplate } from '../model/ruleSet.ts';
import { capital } from '../model/wording.ts';
import { columnsOf, plain as plainLine, strong } from './paperParts.ts';
import { plain, type ReportContext, type Unnumbered } from './reportParts.ts';
import { fill } from './templateWords.ts';

interface OrderMaking {
  readonly context: ReportContext;
  readonly template: ReportTemplate;
}

/** The orders as a table, a row each. */
export function orderTable(making: OrderMaking, given: NonNullable<ReportTemplate['tables']['orders']>): PrintedTable {
  return {
    caption: given.caption,
    columns: columnsOf(given.columns, [16, 62, 22]),
    rows: making.context.draft.order.map(({ value }, at) => {
      const text = value.text.trim() || orderInWords(making, value);
      const sentences = [text, sumSentence(making, value, text)].filter((sentence) => sentence !== '');
      const parts = partWords(making, value, text);
      return [
        [strong(fill(given.row, { number: String(at + 1) }))],
        [plainLine(sentences.join(' ')), ...parts.map(plainLine)],
        [plainLine(dueWords(making, value) || given.noDue)],
      ];
    }),
  };
}

/** The day where it can be known, else the rule in words; empty where the order's own words say when, or nothing does. */
function dueWords({ context, template }: OrderMaking, { due }: Order): string {
  if (due === null) return '';
  const day = dueDate(due, context.draft.facts[0]?.value.reportDate ?? null, context.calendar);
  return day === null ? capital(describeDue(due, template.itself)) : formatDay(day);
}

/** An order as a paragraph: its words, then its sum and its time where the words leave them out, its parts as items. */
export function orderParagraph(making: OrderMaking, order: Order): Unnumbered {
  const text = order.text.trim() || orderInWords(making, order);
  const sentences = [text, sumSentence(making, order, text), dueSentence(making, order, text)];
  return plain(
    sentences.filter((sentence) => sentence !== '').join(' '),
    partWords(making, order, text).map((part) => plain(part)),
  );
}

/** What a sum is made of, where the order's words leave it out. */
function partWords({ template }: OrderMaking, { parts }: Order, text: string): string[] {
  return parts
    .filter((part) => !statesSum(text, part.amountPence))
    .map((part) => fill(template.orderPart, { sum: formatPounds(part.amountPence), for: part.for }));
}

/** What is ordered must reach the page: an order's sum is printed where its own words leave it out. */
function sumSentence({ template }: OrderMaking, order: Order, text: string): string {
  if (order.amountPence === null || statesSum(text, order.amountPence)) return '';
  return fill(template.orderSum, { sum: formatPounds(order.amountPence) });
}

function dueSentence({ context, template }: OrderMaking, order: Order, text: string): string {
  if (order.due === null || namesTime(text)) return '';
  const due = describeDue(order.due, template.itself);
  if (due === '') return '';
  const day = dueDate(order.due, context.draft.facts[0]?.value.reportDate ?? null, context.calendar);
  const computed = day === null || order.due.date !== undefined ? '' : ` (by ${formatDay(day)})`;
  return fill(template.orderDue, { due: `${due}${computed}` });
}

/** An order without words yet: its kind and sum, so that it is not lost from the page. */
function orderInWords({ context }: OrderMaking, order: Order): string {
  const kind = context.ruleSet.orderKinds.find((each) => each.id === order.orderKind)?.name ?? order.orderKind;
  return [kind, order.amountPence === null ? '' : formatPounds(order.amountPence)].filter((part) => part !== '').join(': ');
}
