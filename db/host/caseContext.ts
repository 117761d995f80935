// Owns: a case as checks and the report take it: the draft, its rule set and calendar, its evidence. No SQL, no rules of its own.
import { referenceOf } from '../domains/desk/cases.ts';
import { readDraft, readKind } from '../domains/draft/reads.ts';
import { disclosureReader, quotedIn, undisclosedPapers } from '../domains/entry/disclosed.ts';
import { entryText, exhibitOf } from '../domains/entry/reads.ts';
import { isPart } from '../domains/handover/part.ts';
import { papersSeenWith } from '../domains/search/seen.ts';
import { styleAfter } from '../domains/versions/reads.ts';
import { foldForMatch } from '../model/anchor.ts';
import type { Calendar } from '../model/clocks.ts';
import type { Draft } from '../model/draft.ts';
import { Refusal } from '../model/fault.ts';
import type { HouseStyle } from '../model/houseStyle.ts';
import type { DisclosedEvidence } from '../model/keptWords.ts';
import type { Output } from '../model/operations.ts';
import type { RuleSet } from '../model/ruleSet.ts';
import { calendarOf, ruleSetOf } from '../rules/index.ts';
import { rareVulnerabilities } from '../rules/rareVulnerabilities.ts';
import type { Db } from '../store/prepared.ts';

/** Reads what the desk a case is on has set. */
export interface DeskSettings {
  readonly houseStyle: () => HouseStyle;
  /** Rare words of the office's own; null for the standard list. */
  readonly rareWords: () => readonly string[] | null;
}

export interface CaseContext {
  readonly reference: string;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
  readonly calendar: Calendar;
  readonly houseStyle: HouseStyle;
  /** What the sweep takes for rare enough to tell who somebody is. */
  readonly rareWords: readonly string[];
  /** Exhibit label of an entry; null when it is no longer in the case. */
  readonly exhibitOf: (entryId: string) => string | null;
  /** Who may see what of the evidence. */
  readonly disclosed: DisclosedEvidence;
  /** The case is a part of one that is whole at another desk. */
  readonly isPart: boolean;
  /** Canonical text of an entry. */
  readonly textOf: (entryId: string) => string;
}

/**
 * The case as it is now, in the style of the desk, or in the one it was issued in. Throws a Refusal where it has no facts or names a body there are no rules of.
 */
export function contextOf(db: Db, deskSettings: DeskSettings): CaseContext {
  const draft = readDraft(db);
  const facts = draft.facts[0]?.value;
  if (facts === undefined) throw new Refusal('notACase', 'The case has no facts: the file is damaged. Restore it from a copy.');
  const texts = new Map<string, string>();
  const textOf = (entryId: string) => {
    // A check asks for the same few papers again and again.
    const text = texts.get(entryId) ?? entryText(db, entryId).text;
    texts.set(entryId, text);
    return text;
  };
  const ruleSet = ruleSetOf(facts.ruleBody);
  return {
    reference: referenceOf(db),
    draft,
    ruleSet,
    calendar: calendarOf(facts),
    houseStyle: frozenStyle(db, ruleSet.signOff) ?? deskSettings.houseStyle(),
    rareWords: deskSettings.rareWords() ?? rareVulnerabilities,
    exhibitOf: (entryId) => exhibitOf(db, entryId),
    disclosed: disclosedIn(db, (entryId) => foldForMatch(textOf(entryId))),
    isPart: isPart(db),
    textOf,
  };
}

function disclosedIn(db: Db, folded: DisclosedEvidence['folded']): DisclosedEvidence {
  const kept = undisclosedPapers(db);
  return {
    disclosureOf: disclosureReader(db, kept),
    kept: () => kept,
    quotedIn: (entryId) => quotedIn(db, entryId),
    folded,
    seenWith: (words, reader) => papersSeenWith(db, words, reader),
  };
}

/** The style that a case went out in: it keeps that, whatever this desk has set since or another desk has. Null of a case that has not gone out. */
function frozenStyle(db: Db, { steps }: RuleSet['signOff']): HouseStyle | null {
  return styleAfter(
    db,
    steps.filter(({ isLasting }) => isLasting).map(({ id }) => id),
  );
}

/** The style a case is printed in, and whether it is frozen. */
export function styleOf(db: Db, deskSettings: DeskSettings): Output<'houseStyle.read'> {
  const frozen = frozenStyle(db, ruleSetOf(readKind(db, 'facts')[0]?.value.ruleBody ?? '').signOff);
  return { style: frozen ?? deskSettings.houseStyle(), isFrozen: frozen !== null };
}
