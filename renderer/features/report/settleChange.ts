// Owns what one change of a Word file that came back does to the draft when it is accepted, as changes of one command. Must not write anything.

import { accepted, contextAfter, type NotAccepted } from '../../../db/model/acceptedChange.ts';
import type { Draft, DraftChange, DraftRow } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { peopleIn } from '../../../db/model/labels.ts';
import { type PrintedParagraph, printedParagraph } from '../../../db/model/printedParagraph.ts';
import { add, edit, remove } from '../../api/draft.ts';

export type Acceptance =
  | { readonly ok: true; readonly changes: readonly DraftChange[] }
  | { readonly ok: false; readonly why: NotAccepted /** The mark whose passage is quoted there. */; readonly markId: string | null };

type ChangeRow = DraftRow<'returnedChange'>;

/** What accepting a change makes of the draft; where it cannot, why. Nothing is done for a change that is settled already. */
export function acceptance(row: ChangeRow, draft: Draft, printed: readonly PrintedParagraph[]): Acceptance {
  const { value } = row;
  const paragraph = draft.paragraph.find(({ id }) => id === value.paragraphId);
  const settled = edit('returnedChange', row, { standing: 'accepted' });
  if (paragraph === undefined) return no('not a paragraph');
  if (value.change === 'removed') {
    const hasItems = draft.paragraph.some(({ value: { parentId } }) => parentId === paragraph.id);
    return hasItems ? no('by hand') : { ok: true, changes: [remove('paragraph', paragraph), settled] };
  }
  if (value.change === 'moved') return moved(row, paragraph, draft);
  if (value.change === 'joined') return joined(row, paragraph, draft);
  const own = printed.find(({ id }) => id === paragraph.id) ?? null;
  const done = accepted(value, own);
  if (!done.ok) {
    const quoted = done.why === 'quotation' ? paragraph.value.runs.find(({ kind }) => kind === 'quote') : undefined;
    return no(done.why, quoted?.kind === 'quote' ? quoted.markId : null);
  }
  const kept = done.paragraphs[done.kept] ?? [];
  const changes: DraftChange[] = [edit('paragraph', paragraph, { runs: [...kept] }), settled];
  const siblings = siblingsOf(paragraph, draft);
  const at = siblings.findIndex(({ id }) => id === paragraph.id);
  const [before, after] = [siblings[at - 1]?.position ?? paragraph.position - 1, siblings[at + 1]?.position ?? paragraph.position + 1];
  const fresh = (runs: readonly (typeof kept)[number][], position: number) => {
    const id = newId();
    const value = { ...paragraph.value, runs: [...runs], cites: [], judgement: '', comment: '' };
    changes.push(add('paragraph', value, { id, position }));
    return { ...paragraph, id, value };
  };
  const [earlier, later] = [done.paragraphs.slice(0, done.kept), done.paragraphs.slice(done.kept + 1)];
  const became = [
    ...earlier.map((runs, index) => fresh(runs, before + ((paragraph.position - before) * (index + 1)) / (earlier.length + 1))),
    { ...paragraph, value: { ...paragraph.value, runs: [...kept] } },
    ...later.map((runs, index) => fresh(runs, paragraph.position + ((after - paragraph.position) * (index + 1)) / (later.length + 1))),
  ];
  changes.push(...othersAfter(row, { draft, own, became }));
  return { ok: true, changes };
}

/** What else is open and points at a paragraph, where that became several: each at the one its words, or its end, or its beginning are of. */
function othersAfter(
  row: ChangeRow,
  {
    draft,
    own,
    became,
  }: { readonly draft: Draft; readonly own: PrintedParagraph | null; readonly became: readonly DraftRow<'paragraph'>[] },
): DraftChange[] {
  const { paragraphId } = row.value;
  const open = draft.returnedChange.filter(({ id, value }) => id !== row.id && value.standing === 'open');
  const [first, last] = [became[0]?.id ?? null, became.at(-1)?.id ?? null];
  const isWorded = ({ value }: ChangeRow) => value.change === 'words' || value.change === 'untracked';
  const here = open.filter((each) => each.value.paragraphId === paragraphId);
  const people = peopleIn(draft);
  const now = became.map((each) => printedParagraph(each, draft.party, people));
  const worded = here.filter(isWorded).map((each) => ({ ...each.value, row: each }));
  return [
    ...(own === null
      ? []
      : contextAfter(worded, own, now, row.value).map(({ change, ...where }) => edit('returnedChange', change.row, where))),
    // It is the end of a paragraph that is joined with the next.
    ...here
      .filter(({ value }) => value.change === 'joined' && last !== paragraphId)
      .map((each) => edit('returnedChange', each, { paragraphId: last })),
    ...open
      .filter(({ value }) => value.afterId === paragraphId)
      .map((each) => ({ each, afterId: each.value.change === 'joined' ? first : last }))
      .filter(({ afterId }) => afterId !== paragraphId)
      .map(({ each, afterId }) => edit('returnedChange', each, { afterId })),
  ];
}

function no(why: NotAccepted, markId: string | null = null): Acceptance {
  return { ok: false, why, markId };
}

/** After the paragraph it now follows, as its neighbour; the first place of all has none to tell by. */
function moved(row: ChangeRow, paragraph: DraftRow<'paragraph'>, draft: Draft): Acceptance {
  const target = draft.paragraph.find(({ id }) => id === row.value.afterId);
  if (target === undefined || target.id === paragraph.id) return no('by hand');
  const siblings = siblingsOf(target, draft).filter(({ id }) => id !== paragraph.id);
  const next = siblings[siblings.findIndex(({ id }) => id === target.id) + 1];
  const position = next === undefined ? target.position + 1 : (target.position + next.position) / 2;
  const { section, headId, parentId } = target.value;
  const isInside = draft.paragraph.some((each) => each.value.parentId === paragraph.id);
  if (isInside && parentId !== null) return no('by hand');
  return {
    ok: true,
    changes: [edit('paragraph', paragraph, { section, headId, parentId }, position), edit('returnedChange', row, { standing: 'accepted' })],
  };
}

/**
 * Puts the next paragraph's words and citations at the end of this one, and what points at it points here. Only where the two follow one another in the draft as well:
 * items would stand between them, and two judgements are two findings.
 */
function joined(row: ChangeRow, paragraph: DraftRow<'paragraph'>, draft: Draft): Acceptance {
  const siblings = siblingsOf(paragraph, draft);
  const next = siblings[siblings.findIndex(({ id }) => id === paragraph.id) + 1];
  const hasItems = draft.paragraph.some(({ value: { parentId } }) => parentId === paragraph.id || parentId === next?.id);
  if (next === undefined || next.id !== row.value.afterId || hasItems) return no('by hand');
  const [one, other] = [paragraph.value, next.value];
  const isTwo = one.judgement !== '' && other.judgement !== '' && one.judgement !== other.judgement;
  if (one.form !== other.form || isTwo) return no('by hand');
  const known = new Set(one.cites.map(({ id }) => id));
  const changes: DraftChange[] = [
    edit('paragraph', paragraph, {
      runs: [...one.runs, { kind: 'text', text: ' ' }, ...other.runs],
      cites: [...one.cites, ...other.cites.filter(({ id }) => !known.has(id))],
      judgement: one.judgement || other.judgement,
      comment: [one.comment, other.comment].filter((words) => words !== '').join('\n'),
    }),
  ];
  for (const each of draft.returnedChange) {
    if (each.id === row.id || each.value.standing !== 'open') continue;
    const { paragraphId, afterId } = each.value;
    if (paragraphId !== next.id && afterId !== next.id) continue;
    const here = (id: string | null) => (id === next.id ? paragraph.id : id);
    changes.push(edit('returnedChange', each, { paragraphId: here(paragraphId), afterId: here(afterId) }));
  }
  for (const each of draft.determination) {
    const { restsOn } = each.value;
    if (!restsOn.includes(next.id)) continue;
    changes.push(edit('determination', each, { restsOn: [...new Set(restsOn.map((id) => (id === next.id ? paragraph.id : id)))] }));
  }
  return { ok: true, changes: [...changes, remove('paragraph', next), edit('returnedChange', row, { standing: 'accepted' })] };
}

function siblingsOf({ value }: DraftRow<'paragraph'>, draft: Draft): readonly DraftRow<'paragraph'>[] {
  return draft.paragraph
    .filter((each) => each.value.section === value.section && each.value.headId === value.headId && each.value.parentId === value.parentId)
    .sort((one, other) => one.position - other.position);
}
