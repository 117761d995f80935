// Owns the offer to make a promise in the open mark or the selected words an expectation, with how its day was counted. Proposes only: one key or press of
// the investigator makes it, in one command.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Calendar } from '../../../db/model/clocks.ts';
import { formatDay } from '../../../db/model/dates.ts';
import { type Draft, type DraftChange, type DraftRow, emptyExpectation } from '../../../db/model/draft.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { exactDay } from '../../../db/model/pairing.ts';
import { type Promised, promisesIn } from '../../../db/model/promises.ts';
import { limitWords } from '../../../db/model/timeLimit.ts';
import { add, type ChangeDraft } from '../../api/draft.ts';
import { wordingOf } from '../../api/fact.ts';
import { sayWithUndo } from '../../api/history.ts';
import { say } from '../../api/notices.ts';
import { keyWords } from '../../text/actions.ts';
import { promiseText } from '../../text/pairing.ts';

type PromisingEntry = Pick<ListedEntry, 'id' | 'exhibit' | 'date'>;

/** The first promise with a time in words of an entry; null without one, or while the calendar is not there. */
export function promiseIn(words: string, entry: PromisingEntry, calendar: Calendar | null): Promised | null {
  return calendar === null ? null : (promisesIn(words, exactDay(entry.date), calendar)[0] ?? null);
}

/** The promise in the open mark. */
export function promiseOf(open: DraftRow<'mark'> | null, entry: PromisingEntry | null, calendar: Calendar | null): Promised | null {
  return open === null || entry === null ? null : promiseIn(open.value.anchor.exact, entry, calendar);
}

/** The change that makes it: held to its length of time from the paper's own date, or to the day it names. */
export function expectationOf(entry: PromisingEntry, markId: string, headIds: readonly string[], promise: Promised): DraftChange {
  const counts = promise.limit === null ? { due: promise.due } : { startEntryId: entry.id, limit: promise.limit };
  return add('expectation', {
    ...emptyExpectation(headIds[0] ?? null),
    text: wordingOf(promise.sentence),
    cites: [{ kind: 'mark', id: markId }],
    ...counts,
  });
}

interface Making {
  readonly caseId: string;
  readonly draft: Draft;
  readonly change: ChangeDraft;
  readonly entry: PromisingEntry;
}

/** Makes the promise of a stored mark an expectation; once for a mark. */
export async function makeExpectation({ caseId, draft, change, entry }: Making, mark: DraftRow<'mark'>, promise: Promised): Promise<void> {
  const there = draft.expectation.find(({ value }) => value.cites.some(({ id }) => id === mark.id));
  if (there !== undefined) return say(promiseText.isThere(there.key));
  const reply = await change(promiseText.label(entry.exhibit), [expectationOf(entry, mark.id, mark.value.headIds, promise)]);
  if (!reply.ok) return;
  const key = reply.value.rows.find(({ kind }) => kind === 'expectation')?.key ?? '';
  sayWithUndo(caseId, promiseText.made(key, dueWords(promise, entry)));
}

/** `due 5 May 2023 (2 working days from 3 May 2023)`. */
export function dueWords({ due, limit }: Promised, entry: PromisingEntry): string {
  const from = exactDay(entry.date);
  return promiseText.due(
    due === null ? null : formatDay(due),
    limit === null ? null : limitWords(limit),
    from === null ? null : formatDay(from),
  );
}

interface PromiseOfferProps {
  readonly promise: Promised;
  readonly entry: PromisingEntry;
  /** An expectation rests on the mark already. */
  readonly isMade: boolean;
  readonly onMake: () => void;
}

/** The offer above the open mark's bar; nothing once it is made. */
export function PromiseOffer({ promise, entry, isMade, onMake }: PromiseOfferProps) {
  if (isMade) return null;
  return (
    <Box
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 0.5,
        fontSize: 13,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <span>
        {promiseText.offer} “{promise.timeWords}”: {dueWords(promise, entry)}
      </span>
      <Button size="small" onClick={onMake} title={`${promiseText.make} (${keyWords('X')})`} sx={{ whiteSpace: 'nowrap' }}>
        {promiseText.make}
      </Button>
    </Box>
  );
}
