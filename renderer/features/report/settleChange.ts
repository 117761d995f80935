// Owns what one change of a Word file that came back does to the draft when it is accepted, as changes of one command. Must not write anything.
import type { Draft, DraftChange, DraftRow } from '../../../db/model/draft.ts';
import { peopleIn } from '../../../db/model/labels.ts';
import { accepted, contextAfter, type NotAccepted, type PrintedParagraph, printedParagraph } from '../../../db/model/returned.ts';
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
  const fresh = (runs: readonly (typeof kept)[number][], position: number) =>
    add('paragraph', { ...paragraph.value, runs: [...runs], cites: [], judgement: '', comment: '' }, { position });
  const [earlier, later] = [done.paragraphs.slice(0, done.kept), done.paragraphs.slice(done.kept + 1)];
  for (const [index, runs] of earlier.entries()) {
    changes.push(fresh(runs, before + ((paragraph.position - before) * (index + 1)) / (earlier.length + 1)));
  }
  for (const [index, runs] of later.entries()) {
    changes.push(fresh(runs, paragraph.position + ((after - paragraph.position) * (index + 1)) / (later.length + 1)));
  }
  if (own !== null) {
    const now = printedParagraph({ ...paragraph, value: { ...paragraph.value, runs: [...kept] } }, draft.party, peopleIn(draft));
    const others = draft.returnedChange.filter(
      (each) => each.id !== row.id && each.value.paragraphId === paragraph.id && each.value.standing === 'open',
    );
    for (const { change, prefix, suffix } of contextAfter(
      others.map((each) => ({ ...each.value, row: each })),
      own,
      now,
      value,
    )) {
      changes.push(edit('returnedChange', change.row, { prefix, suffix }));
    }
  }
  return { ok: true, changes };
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
 * The next paragraph's words at the end of this one's, its citations with them; what points at it points here. Only of two that follow one another in the draft too:
 * items would come between, and two judgements are two findings.
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
