// Owns: a case as checks and the report take it: the draft, its rule set and calendar, its evidence. No rules of its own.
import { referenceOf } from '../domains/desk/cases.ts';
import { readDraft } from '../domains/draft/reads.ts';
import { entryText, readAxis } from '../domains/entry/reads.ts';
import type { Db } from '../prepared.ts';
import { calendarOf, ruleSetOf } from '../rules/index.ts';
import { factsOf } from './caseReads.ts';

/** Everything checks and the report look at, as it is now. */
export function caseContext(db: Db) {
  const facts = factsOf(db);
  return {
    reference: referenceOf(db),
    draft: readDraft(db),
    ruleSet: ruleSetOf(facts.ruleBody),
    calendar: calendarOf(facts),
    entries: readAxis(db),
    textOf: (entryId: string) => entryText(db, entryId).text,
  };
}
