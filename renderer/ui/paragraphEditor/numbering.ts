// Owns asking the store how the report of a case numbers its paragraphs. The one place that every list of paragraphs on a screen is numbered by.
import { useMemo } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import { draftTemplate } from '../../../db/model/houseStyle.ts';
import { useRead } from '../../api/operations.ts';
import type { Block } from './blocks.ts';
import { numberingAt, type PlaceNumbering } from './fold.ts';

const none: Readonly<Record<string, string>> = {};

/** How any place of the draft is numbered, by template, house style and what stands before it in the report; null until that is known. */
export function useNumbering(caseId: string, draft: Pick<Draft, 'facts'> | null): ((blocks: readonly Block[]) => PlaceNumbering) | null {
  const rules = useRead('rules.read', { caseId }).data;
  const style = useRead('houseStyle.read', { caseId }, true).data?.style;
  // The numbers of a moment ago do while the next are found: they move only what runs on through the whole report.
  const printed = useRead('report.numbers', { caseId }, true).data ?? none;
  return useMemo(() => {
    if (rules === undefined || style === undefined || draft === null) return null;
    const template = draftTemplate(rules, draft, style);
    return (blocks) => numberingAt(blocks, template, printed);
  }, [rules, style, draft, printed]);
}
