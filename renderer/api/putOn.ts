// Owns putting entries on an assertion or a series, and making one of a mark or an entry: one command each, that can be undone. Must not draw.

import type { DraftRow } from '../../db/model/draft.ts';
import type { ListedEntry, Side } from '../../db/model/entry.ts';
import { newId } from '../../db/model/ids.ts';
import { faultText } from '../text/faults.ts';
import { assertionText, seriesText } from '../text/holding.ts';
import { bridge } from './bridge.ts';
import { add, type ChangeDraft, editOf } from './draft.ts';
import { wordingOf } from './fact.ts';
import { sayWithUndo } from './history.ts';
import { say } from './notices.ts';

interface Putting {
  readonly caseId: string;
  readonly change: ChangeDraft;
}

type Labelled = Pick<ListedEntry, 'id' | 'exhibit'>;

async function run({ caseId, change }: Putting, label: string, changes: Parameters<ChangeDraft>[1]): Promise<boolean> {
  const reply = await change(label, changes);
  if (reply.ok) sayWithUndo(caseId, assertionText.done(label));
  return reply.ok;
}

/** Sets entries against an assertion, each as it is computed; what cannot be computed says nothing until the investigator says more. */
export async function setAgainst({
  assertion,
  entries,
  ...putting
}: Putting & { readonly assertion: DraftRow<'assertion'>; readonly entries: readonly Labelled[] }): Promise<boolean> {
  if (entries.length === 0) return false;
  const { caseId } = putting;
  const held = await bridge().call('assertion.hold', { caseId, text: assertion.value.text, entryIds: entries.map(({ id }) => id) });
  if (!held.ok) {
    say(faultText(held.fault), 'alert');
    return false;
  }
  const readings = new Map(held.value.map(({ entryId, reading }) => [entryId, reading]));
  const changes = entries.map(({ id }) =>
    add('assertionRecord', { assertionId: assertion.id, entryId: id, verdict: readings.get(id)?.verdict ?? 'does not say', note: '' }),
  );
  return run(
    putting,
    assertionText.labelSet(
      assertion.key,
      entries.map(({ exhibit }) => exhibit),
    ),
    changes,
  );
}

/** Makes an assertion of a mark: its words, whose account it is, its first head. */
export async function assertionOf({
  mark,
  side,
  ...putting
}: Putting & { readonly mark: DraftRow<'mark'>; readonly side: Side }): Promise<boolean> {
  const words = wordingOf(mark.value.anchor.exact) || mark.key;
  const value = {
    text: words,
    madeBy: mark.value.account ?? side,
    headId: mark.value.headIds[0] ?? null,
    cites: [{ kind: 'mark' as const, id: mark.id }],
  };
  return run(putting, assertionText.labelAdd(words.slice(0, 80)), [add('assertion', value)]);
}

/** Puts an entry on a series, or takes it off where it was on it. */
export async function putOnSeries({
  series,
  entry,
  ...putting
}: Putting & { readonly series: DraftRow<'series'>; readonly entry: Labelled }): Promise<boolean> {
  const { title } = series.value;
  const isOn = series.value.entryIds.includes(entry.id);
  const label = isOn ? seriesText.labelTakeOff(entry.exhibit, title) : seriesText.labelPut(entry.exhibit, title);
  const patch = editOf('series', series, ({ entryIds }) => ({
    entryIds: isOn ? entryIds.filter((id) => id !== entry.id) : [...new Set([...entryIds, entry.id])],
  }));
  return run(putting, label, [patch]);
}

/** Begins a series with an entry, named by its title. */
export async function seriesOf({
  entry,
  headId,
  ...putting
}: Putting & { readonly entry: Labelled & Pick<ListedEntry, 'title'>; readonly headId: string | null }): Promise<boolean> {
  const title = wordingOf(entry.title) || entry.exhibit;
  return run(putting, seriesText.labelAdd(title.slice(0, 80)), [add('series', { title, headId, entryIds: [entry.id] }, { id: newId() })]);
}
