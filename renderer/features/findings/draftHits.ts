// Owns finding over the whole draft, in the order of its parts, and the changes that replace what is found. Words locked to a passage are never replaced. Pure.
import type { Draft, DraftChange, DraftRow } from '../../../db/model/draft.ts';
import { type Block, blocksOf, type Place, tidyRuns } from '../../ui/paragraphEditor/blocks.ts';
import { finder, hitsIn, replaceIn, type Sought, type TextHit } from '../../ui/paragraphEditor/findText.ts';
import { numbersOf, type PlaceNumbering } from '../../ui/paragraphEditor/fold.ts';

/** A hit in the draft. */
export interface DraftHit extends TextHit {
  readonly paragraphId: string;
  readonly place: Place;
  /** Number of its paragraph as the report prints it. */
  readonly number: string;
}

/** Where paragraphs stand, in the order of the report. */
export function placesOf(draft: Draft): Place[] {
  const sections = ['approach', 'background', 'scope'] as const;
  return [
    ...sections.map((section) => ({ section, headId: null })),
    ...draft.head.map(({ id }) => ({ section: 'findings' as const, headId: id })),
  ];
}

/** Every hit, part by part. */
export function hitsOfDraft(draft: Draft, sought: Sought, numberingOf: (blocks: readonly Block[]) => PlaceNumbering): DraftHit[] {
  const find = finder(sought);
  return placesOf(draft).flatMap((place) => {
    const blocks = blocksOf(draft.paragraph, [], place);
    const numbers = numbersOf(blocks, numberingOf(blocks));
    return blocks.flatMap(({ id, runs }) =>
      hitsIn(runs, find).map((hit): DraftHit => ({ ...hit, paragraphId: id, place, number: numbers.get(id) ?? '' })),
    );
  });
}

/** Changes that replace every hit in typed words, or one of them; and how many hits that is. */
export function replaceInDraft(
  draft: Draft,
  sought: Sought,
  replacement: string,
  only: Pick<DraftHit, 'paragraphId' | 'from'> | null = null,
): { readonly changes: DraftChange[]; readonly count: number } {
  const find = finder(sought);
  let count = 0;
  const changes = draft.paragraph.flatMap((row: DraftRow<'paragraph'>): DraftChange[] => {
    if (only !== null && only.paragraphId !== row.id) return [];
    const replaced = replaceIn(tidyRuns(row.value.runs), find, replacement, only?.from ?? null);
    count += replaced.count;
    if (replaced.count === 0) return [];
    return [{ do: 'put', kind: 'paragraph', id: row.id, seenRevision: row.revision, value: { ...row.value, runs: replaced.runs } }];
  });
  return { changes, count };
}
