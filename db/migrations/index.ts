// Owns: the ordered list of migrations of a case and of the desk. A step is never edited, moved or removed once released; steps go in tens.
import { evidenceAndHistory } from './case/0010-evidence-and-history.ts';
import { draft } from './case/0020-draft.ts';
import { wordsOfASheet } from './case/0030-words-of-a-sheet.ts';
import { readState } from './case/0080-read-state.ts';
import { reasoning } from './case/0090-reasoning.ts';
import { readings } from './case/0100-readings.ts';
import { fillMessages, messages } from './case/0110-messages.ts';
import { lookedAt } from './case/0120-looked-at.ts';
import { headingsAndComments } from './case/0130-headings-and-comments.ts';
import { whatIsToBeRead } from './case/0140-what-is-to-be-read.ts';
import { remedies } from './case/0150-remedies.ts';
import { editionChanges } from './case/0160-edition-changes.ts';
import { versions } from './case/0170-versions.ts';
import { templateChosen } from './case/0180-template-chosen.ts';
import { fillOverruledBy, overruledBy } from './case/0190-overruled-by.ts';
import { disclosureOfPassages } from './case/0200-disclosure-of-passages.ts';
import { rounds } from './case/0210-rounds.ts';
import { houseStyleOfAVersion } from './case/0220-house-style-of-a-version.ts';
import { requestsItemByItem } from './case/0230-requests-item-by-item.ts';
import { scans } from './case/0240-scans.ts';
import { seals } from './case/0250-seals.ts';
import { howSheetsWereRead } from './case/0260-how-sheets-were-read.ts';
import { lettersOfAVersion } from './case/0270-letters-of-a-version.ts';
import { handovers } from './case/0280-handovers.ts';
import { findingsOfWaivers } from './case/0290-findings-of-waivers.ts';
import { deliveriesCutOff } from './case/0300-deliveries-cut-off.ts';
import { htmlBesideWords } from './case/0310-html-beside-words.ts';
import { wordsPacked } from './case/0320-words-packed.ts';
import { indexAtEnd } from './case/0360-index-at-end.ts';
import { keptPapers } from './case/0370-kept-papers.ts';
import { disclosureOfParts } from './case/0390-disclosure-of-parts.ts';
import { deskAndHistory } from './desk/0010-desk-and-history.ts';
import { precedents } from './desk/0020-precedents.ts';
import { precedentCorrections } from './desk/0030-precedent-corrections.ts';
import { deskSeals } from './desk/0040-seals.ts';
import { disposals } from './desk/0050-disposals.ts';
import { nothingOutsideHistory } from './desk/0060-nothing-outside-history.ts';
import { handoversBegun } from './desk/0070-handovers-begun.ts';

/** One step: after it the file's `user_version` is `version`. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** What of the new shape must be worked out from what is stored; in the same transaction, after `sql`. */
  readonly fill?: (db: FilledStore) => void;
}

/** As much of an open store as filling needs. */
export interface FilledStore {
  prepare(sql: string): {
    all(...cells: readonly (string | number | null)[]): unknown[];
    run(...cells: readonly (string | number | null)[]): unknown;
  };
}

export type StoreKind = 'case' | 'desk';

export const migrations: Readonly<Record<StoreKind, readonly Migration[]>> = {
  case: [
    { version: 10, name: 'evidence and history', sql: evidenceAndHistory },
    { version: 20, name: 'draft', sql: draft },
    { version: 30, name: 'words of a sheet', sql: wordsOfASheet },
    { version: 80, name: 'read state', sql: readState },
    { version: 90, name: 'reasoning', sql: reasoning },
    { version: 100, name: 'readings', sql: readings },
    { version: 110, name: 'messages', sql: messages, fill: fillMessages },
    { version: 120, name: 'looked at', sql: lookedAt },
    { version: 130, name: 'headings and comments', sql: headingsAndComments },
    { version: 140, name: 'what is to be read', sql: whatIsToBeRead },
    { version: 150, name: 'remedies', sql: remedies },
    { version: 160, name: 'edition changes', sql: editionChanges },
    { version: 170, name: 'versions', sql: versions },
    { version: 180, name: 'template chosen', sql: templateChosen },
    { version: 190, name: 'overruled by', sql: overruledBy, fill: fillOverruledBy },
    { version: 200, name: 'disclosure of passages', sql: disclosureOfPassages },
    { version: 210, name: 'rounds', sql: rounds },
    { version: 220, name: 'house style of a version', sql: houseStyleOfAVersion },
    { version: 230, name: 'requests item by item', sql: requestsItemByItem },
    { version: 240, name: 'scans', sql: scans },
    { version: 250, name: 'seals', sql: seals },
    { version: 260, name: 'how sheets were read', sql: howSheetsWereRead },
    { version: 270, name: 'letters of a version', sql: lettersOfAVersion },
    { version: 280, name: 'handovers', sql: handovers },
    { version: 290, name: 'findings of waivers', sql: findingsOfWaivers },
    { version: 300, name: 'deliveries cut off', sql: deliveriesCutOff },
    { version: 310, name: 'html beside words', sql: htmlBesideWords },
    { version: 320, name: 'words packed', sql: wordsPacked },
    { version: 360, name: 'index at end', sql: indexAtEnd },
    { version: 370, name: 'kept papers', sql: keptPapers },
    { version: 390, name: 'disclosure of parts', sql: disclosureOfParts },
  ],
  desk: [
    { version: 10, name: 'desk and history', sql: deskAndHistory },
    { version: 20, name: 'precedents', sql: precedents },
    { version: 30, name: 'corrections of precedents', sql: precedentCorrections },
    { version: 40, name: 'seals', sql: deskSeals },
    { version: 50, name: 'disposals', sql: disposals },
    { version: 60, name: 'nothing outside history', sql: nothingOutsideHistory },
    { version: 70, name: 'handovers begun', sql: handoversBegun },
  ],
};

/** The version this program writes. */
export function newestVersion(kind: StoreKind): number {
  return migrations[kind].at(-1)?.version ?? 0;
}
