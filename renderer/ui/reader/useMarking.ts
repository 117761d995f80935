// Owns what a reader's keys do with passages and marks: marking what is selected, and changing, tagging, placing, leaving and removing the open mark. Must not paint:
// the painter does.
import { useState } from 'react';
import { type Draft, type DraftRow, isPlaced, type Mark } from '../../../db/model/draft.ts';
import type { EntryContent } from '../../../db/model/entry.ts';
import { useCalendar } from '../../api/calendar.ts';
import { editOf, useChangeDraft } from '../../api/draft.ts';
import { putPassage } from '../../api/fact.ts';
import { sayWithUndo } from '../../api/history.ts';
import { say } from '../../api/notices.ts';
import { type ActionText, actionTexts, keysText } from '../../text/actions.ts';
import { promiseText } from '../../text/pairing.ts';
import { marksText } from '../../text/reader.ts';
import { readingText } from '../../text/reading.ts';
import { type Areas, areaMark } from './areas.ts';
import type { ReaderName } from './highlights.ts';
import { type AlsoMade, pendingMark, placeMark, removeMark, storeMark, toggled } from './marking.ts';
import { dueWords, expectationOf, makeExpectation, promiseIn, promiseOf } from './PromiseOffer.tsx';
import type { Painter, Selected } from './painter.ts';
import { headsInWords } from './scopeWords.ts';
import { noteGiven } from './tagChoice.ts';
import type { usePaperMarks } from './usePaperMarks.ts';

interface MarkingDesk {
  readonly caseId: string;
  readonly name: ReaderName;
  /** Whether the keyboard is in this reader, where two are open. */
  readonly isActive: boolean;
  /** The head looked at: marks are made for it. */
  readonly headId: string | null;
  readonly content: EntryContent;
  readonly draft: Draft;
  readonly paper: ReturnType<typeof usePaperMarks>;
  readonly painter: Painter;
  readonly areas: Areas;
  /** The open mark; null where none is. */
  readonly openId: string | null;
  readonly setOpenId: (markId: string | null) => void;
  /** Opens a mark and brings it into view. */
  readonly openMark: (markId: string | null) => void;
}

/** The keys and buttons of one reader's marks. An action is false where it means nothing here, so that others are asked. */
export function useMarking({
  caseId,
  name,
  isActive,
  headId,
  content,
  draft,
  paper,
  painter,
  areas,
  openId,
  setOpenId,
  openMark,
}: MarkingDesk) {
  const { entry } = content;
  const { ids, marks, entryOf, lineOf, holdPending, dropPending } = paper;
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  const [isTagging, setIsTagging] = useState(false);
  const open = draft.mark.find(({ id }) => id === openId) ?? null;

  const mark = async (headIds: readonly string[], also?: AlsoMade): Promise<DraftRow<'mark'> | null> => {
    const words = painter.selected();
    const { drawn } = areas.state();
    const area = drawn === null ? null : areaMark(drawn, content.extractionId, headIds);
    const made = words === null ? area : pendingMark(words, headIds);
    if (made === null) return null;
    holdPending(made);
    setOpenId(made.id);
    words?.range.startContainer.ownerDocument?.getSelection()?.removeAllRanges();
    areas.leave();
    const markedEntry = await lineOf(made.value.entryId);
    const stored = await storeMark({ caseId, draft, entry: markedEntry, change }, made, also);
    if (stored === null) dropPending(made.id);
    return stored;
  };
  const hasPassage = () => painter.selected() !== null || areas.state().drawn !== null;
  const only = draft.head.length === 1 ? draft.head[0]?.id : undefined;
  const marked = headId ?? only;
  // One key from a passage to a fact: words still only selected are marked on the way.
  const makeFact = async () => {
    const row = (await mark(marked === undefined ? [] : [marked])) ?? open;
    if (row === null) return;
    const markedEntry = await lineOf(row.value.entryId);
    putPassage(caseId, { mark: row, side: row.value.account ?? markedEntry.side, date: markedEntry.date });
  };
  // Where two readers have an open mark, the one with the keyboard is meant.
  const readerAt = () => document.activeElement?.closest('[id^="reader-"]')?.id;
  const isMeant = () => {
    const focused = readerAt();
    return focused === undefined ? isActive : focused === `reader-${name}`;
  };
  /** A key that means a passage, where there is none: said to whom is reading here, and left to others where nobody is. */
  const noPassage = () => {
    if (readerAt() !== `reader-${name}`) return false;
    say(marksText.selectFirst);
    return true;
  };
  const meant = () => (isMeant() ? open : null);
  const factNow = () => {
    if (!hasPassage() && meant() === null) return noPassage();
    void makeFact();
    return true;
  };
  const promise = promiseOf(open, open === null ? null : entryOf(open.value.entryId), calendar);
  /** Selected words become mark and expectation in one command; an open mark gains its expectation. */
  const expectNow = () => {
    const selected = painter.selected();
    if (selected === null) {
      const shown = meant();
      if (shown === null) return noPassage();
      void (promise === null
        ? say(promiseText.none, 'alert')
        : makeExpectation({ caseId, draft, change, entry: entryOf(shown.value.entryId) }, shown, promise));
      return true;
    }
    void expectSelected(selected);
    return true;
  };
  const expectSelected = async (selected: Selected) => {
    const markedEntry = await lineOf(selected.surface.entryId);
    const found = promiseIn(selected.quote.exact, markedEntry, calendar);
    if (found === null) return say(promiseText.none, 'alert');
    const headIds = marked === undefined ? [] : [marked];
    const changes = (markId: string) => [expectationOf(markedEntry, markId, headIds, found)];
    const stored = await mark(headIds, { label: promiseText.label(markedEntry.exhibit), changes });
    if (stored !== null) sayWithUndo(caseId, promiseText.madeWith(stored.key, dueWords(found, markedEntry)));
  };
  const markNow = (headIds: readonly string[]) => {
    if (!hasPassage()) return false;
    void mark(headIds);
    return true;
  };
  // A second key changes what the first one made; it tells what it did, and can be taken back.
  const setHeads = async (row: DraftRow<'mark'>, headsOf: (headIds: readonly string[]) => string[]) => {
    let headIds = row.value.headIds;
    const patch = editOf('mark', row, (value) => {
      headIds = headsOf(value.headIds);
      return { headIds };
    });
    const reply = await change(marksText.editLabel(row.key), [patch]);
    if (reply.ok) sayWithUndo(caseId, marksText.headsNow(row.key, headsInWords(draft, headIds)));
  };
  const headKey = (headId: string) => () => {
    if (markNow([headId])) return true;
    const row = meant();
    if (row === null || (row.value.headIds.length === 1 && row.value.headIds[0] === headId)) return false;
    void setHeads(row, () => [headId]);
    return true;
  };
  const placeOpen = () => {
    if (open === null || isPlaced(open.value.anchor) || !ids.has(open.value.entryId)) return false;
    const selected = painter.selected();
    if (selected === null) say(readingText.placeNothing, 'alert');
    else void placeMark({ caseId, draft, entry, change }, open, selected);
    return true;
  };
  const alsoHead = (headId: string) => () => {
    const row = meant();
    if (row === null) return false;
    void setHeads(row, (headIds) => toggled(headIds, headId));
    return true;
  };
  const tagNow = () => {
    if (!hasPassage() && meant() === null) return noPassage();
    setIsTagging(true);
    if (hasPassage()) void mark(marked === undefined ? [] : [marked]).then((row) => row === null && setIsTagging(false));
    return true;
  };
  const giveTag = async (row: DraftRow<'mark'>, tag: string) => {
    let isOn = row.value.tags.includes(tag);
    const patch = editOf('mark', row, ({ tags }) => {
      isOn = tags.includes(tag);
      return { tags: toggled(tags, tag) };
    });
    const reply = await change(marksText.editLabel(row.key), [patch]);
    if (!reply.ok) return;
    if (!isOn) noteGiven(caseId, tag);
    sayWithUndo(caseId, isOn ? marksText.tagTaken(row.key, tag) : marksText.tagGiven(row.key, tag));
  };
  const againstNow = () => {
    const row = meant();
    if (row === null) return noPassage();
    void setAgainst(row);
    return true;
  };
  const setAgainst = async (row: DraftRow<'mark'>) => {
    let next: Mark['speaksAgainst'] = null;
    const patch = editOf('mark', row, ({ speaksAgainst }) => {
      next = againstAfter[speaksAgainst ?? 'nobody'];
      return { speaksAgainst: next };
    });
    const reply = await change(marksText.editLabel(row.key), [patch]);
    if (reply.ok) sayWithUndo(caseId, marksText.againstNow(row.key, next));
  };
  const stepMark = (by: 1 | -1) => () => {
    if (!isMeant() || marks.length === 0) return false;
    const at = marks.findIndex(({ id }) => id === openId);
    const next = marks[at < 0 ? (by === 1 ? 0 : marks.length - 1) : at + by];
    if (next !== undefined) openMark(next.id);
    return true;
  };
  const removeOpen = () => {
    const row = meant();
    if (row === null) return false;
    removeRow(row);
    return true;
  };
  const removeRow = (row: DraftRow<'mark'>) => {
    setOpenId(null);
    dropPending(row.id);
    void removeMark(caseId, change, row);
  };
  const actions = {
    mark: () => markNow(marked === undefined ? [] : [marked]) || noPassage(),
    tag: tagNow,
    speaksAgainst: againstNow,
    nextMark: stepMark(1),
    previousMark: stepMark(-1),
    fact: factNow,
    expectation: expectNow,
    placeMark: placeOpen,
    removeMark: removeOpen,
  };
  /** A key for each head: one marks for it alone, another adds it to the open mark or takes it away. */
  const headActions = draft.head.flatMap(({ id, key, value }) => {
    const words = `(${key}) ${value.title}`;
    const capital = key.toUpperCase();
    const isFree = key.length === 1 && !takenCapitals.has(capital);
    return [
      { words: keysText.markFor(words), ...(key.length === 1 ? { key } : {}), changes: true as const, run: headKey(id) },
      {
        words: keysText.alsoFor(words),
        ...(key.length === 1 ? { key: `Shift+Alt+${capital}` } : {}),
        changes: true as const,
        run: alsoHead(id),
      },
      ...(isFree ? [{ words: keysText.alsoFor(words), key: capital, changes: true as const, run: alsoHead(id) }] : []),
    ];
  });
  return {
    actions,
    headActions,
    open,
    promise,
    makeFact,
    expectNow,
    placeOpen,
    removeRow,
    giveTag,
    isTagging,
    endTagging: () => setIsTagging(false),
  };
}

/** Pressed again, the next: most often it is the landlord whose conduct is weighed. */
const againstAfter = { nobody: 'landlord', landlord: 'resident', resident: null, third: null } as const;

/** Capitals that do something else in a reader already: a head with such a letter has its other key only. */
const takenCapitals: ReadonlySet<string> = new Set(
  (Object.values(actionTexts) as readonly ActionText[]).flatMap(({ where, keys = [] }) => (where === 'cases' ? [] : keys)),
);
