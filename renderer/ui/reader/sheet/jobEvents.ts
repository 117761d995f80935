// Owns the dated steps of a job as events of the chronology, each resting on the cell that tells its day. Pure; must not write to the store.
import type { Draft, DraftChange } from '../../../../db/model/draft.ts';
import { newId } from '../../../../db/model/ids.ts';
import type { JobStep } from '../../../../db/model/jobSteps.ts';
import type { SheetRow } from '../../../../db/model/sheet.ts';
import { add } from '../../../api/draft.ts';
import { sheetText } from '../../../text/sheet.ts';
import { markOf } from '../marking.ts';

/** Steps whose day no event tells yet that rests on their cell. */
export function stepsToTell(draft: Draft, rowId: string, steps: readonly JobStep[]): JobStep[] {
  const told = new Set(draft.event.flatMap(({ value }) => value.cites.flatMap(({ kind, id }) => (kind === 'mark' ? [id] : []))));
  const columns = new Set(
    draft.mark.flatMap(({ id, value: { entryId, anchor } }) => {
      const cells = entryId === rowId && told.has(id) ? anchor.cells : null;
      return cells !== null && cells.columns[0] === cells.columns[1] ? [cells.columns[0] - 1] : [];
    }),
  );
  return steps.filter(({ column }) => !columns.has(column));
}

/**
 * A mark on the cell of each step and an event that rests on it, for one command.
 * @param job what the job is called in the wording, to be put into the investigator's own
 */
export function jobEvents(
  row: Pick<SheetRow, 'id' | 'cells'>,
  job: string,
  steps: readonly JobStep[],
  headIds: readonly string[],
): DraftChange[] {
  return steps.flatMap(({ step, column, date }) => {
    const id = newId();
    const [exact = '', cells] = [row.cells[column], { rows: null, columns: [column + 1, column + 1] as [number, number] }];
    const anchor = { exact, prefix: '', suffix: '', start: null, end: null, extractionId: null, page: null, rects: [], cells };
    const mark = { ...markOf(row.id, anchor, headIds), eventDate: date };
    const event = {
      date,
      text: sheetText.eventOf[step](job),
      status: 'one side silent' as const,
      headIds: [...headIds],
      cites: [{ kind: 'mark' as const, id }],
    };
    return [add('mark', mark, { id }), add('event', event)];
  });
}
