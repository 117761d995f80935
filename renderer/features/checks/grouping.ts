// Owns the order in which checks are shown and the name a waiver gives its place. Pure.
import type { CheckPlace, CheckResult } from '../../../db/model/checks.ts';
import type { Draft, DraftRow } from '../../../db/model/draft.ts';

/** What is found under one head, or under none. */
export interface CheckGroup {
  /** Null for what belongs to no head. */
  readonly head: DraftRow<'head'> | null;
  readonly open: readonly CheckResult[];
  readonly waived: readonly CheckResult[];
}

/** Results by head, in the heads' order, the whole case first; groups without results are left out. */
export function groupsOf(results: readonly CheckResult[], heads: readonly DraftRow<'head'>[]): CheckGroup[] {
  const known = new Set(heads.map(({ id }) => id));
  return [null, ...heads].flatMap((head) => {
    const own = results.filter(({ headId }) => (head === null ? headId === null || !known.has(headId) : headId === head.id));
    return own.length === 0 ? [] : [{ head, open: own.filter(({ waived }) => !waived), waived: own.filter(({ waived }) => waived) }];
  });
}

/** A key for each result: check and place, counted where one place has several. What stands before it does not change it, so that the focus stays when that goes. */
export function resultKeys(results: readonly CheckResult[]): string[] {
  const seen = new Map<string, number>();
  return results.map(({ check, place }) => {
    const name = `${check} ${place.kind} ${place.id}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${name} ${count}`;
  });
}

/** The name a waiver gives a place: the row's own name, so that it holds in a case file too; the words of the check where the place has none. */
export function placeName(place: CheckPlace, draft: Draft): string {
  if (place.kind === 'unread') return 'case';
  if (place.kind === 'determination') {
    const headId = draft.determination.find(({ id }) => id === place.id)?.value.headId ?? place.id;
    return draft.head.find(({ id }) => id === headId)?.key ?? place.id;
  }
  if (place.kind === 'entry') return place.name;
  if (place.kind === 'publication') return draft.paragraph.find(({ id }) => id === place.id)?.key ?? place.name;
  return draft[place.kind].find(({ id }) => id === place.id)?.key ?? place.id;
}

/** Where a result is put right, where that is not where it points: a screen, or another kind of place for the same thing. */
export function remedyOf({
  check,
  place,
}: Pick<CheckResult, 'check' | 'place'>): { readonly screen: 'evidence' | 'findings' } | { readonly place: CheckPlace } {
  if (check === 'adverse-without-impact') return { screen: 'findings' };
  if (check === 'head-without-determination') return { place: { ...place, kind: 'determination' } };
  return { place };
}

/** The waiver of a result; places may also be named by id or by the words of the check, as case files do. */
export function waiverOf(result: CheckResult, draft: Draft): DraftRow<'waiver'> | undefined {
  const names = [placeName(result.place, draft), result.place.id, result.place.name];
  return draft.waiver.find(
    ({ value }) =>
      value.check === result.check &&
      names.includes(value.place) &&
      (['', result.finding].includes(value.finding) || result.finding === ''),
  );
}
