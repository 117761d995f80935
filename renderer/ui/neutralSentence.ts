// Owns putting the neutral sentence in place of a paragraph that a check found to rest on what a reader may not see. What the sentence is, and which edition has
// it, is db/model/disclosure.
import type { CheckResult } from '../../db/model/checks.ts';
import { neutralInTheirEdition, neutralSentence } from '../../db/model/disclosure.ts';
import type { Draft } from '../../db/model/draft.ts';
import { citesOf } from '../../db/model/runs.ts';
import { add, edit, useChangeDraft } from '../api/draft.ts';
import { checksText } from '../text/checks.ts';

interface NeutralSentence {
  /** In the draft itself, so in every edition; the citations stay for the working copy. */
  readonly everywhere: (result: CheckResult) => void;
  /** Only in the edition of who may not see it. */
  readonly inTheirs: (result: CheckResult) => void;
}

/** Whether the neutral sentence can stand in a result's place: an order or a heading is said in other words. */
export function mayBeNeutral({ check, place }: Pick<CheckResult, 'check' | 'place'>): boolean {
  return check === 'not-disclosed' && place.kind === 'paragraph';
}

/** The two ways of putting it. Nothing is put where the paragraph is gone. */
export function useNeutralSentence(caseId: string, draft: Draft): NeutralSentence {
  const change = useChangeDraft(caseId);
  return {
    everywhere: ({ place }) => {
      const row = draft.paragraph.find(({ id }) => id === place.id);
      if (row === undefined) return;
      const runs = [{ kind: 'text' as const, text: neutralSentence }];
      void change(checksText.labelNeutral(place.name), [edit('paragraph', row, { runs, cites: citesOf(row.value) })]);
    },
    inTheirs: ({ check, place }) => {
      const row = draft.paragraph.find(({ id }) => id === place.id);
      if (row === undefined) return;
      const waiver = { check, place: row.key, reason: neutralInTheirEdition, text: '', finding: '' };
      void change(checksText.labelNeutralInTheirs(place.name), [add('waiver', waiver)]);
    },
  };
}
