// Owns: the checks of an open case, and what of them stands open against a copy. Asked for after every pause in typing: must not load what makes files.
import { blockingChecks, type CheckId, type CheckResult, standsAgainst } from '../model/checks.ts';
import type { ReportCopy } from '../model/report.ts';
import { PaperTexts, runChecks } from '../review/checks/index.ts';
import type { Db } from '../store/prepared.ts';
import type { CaseContext } from './caseContext.ts';
import { checkEvidenceOf } from './checkEvidence.ts';

const papers = new WeakMap<Db, PaperTexts>();

/** Every check, or those named, on the case as it is. */
export function checkedCase(db: Db, context: CaseContext, wanted?: readonly CheckId[]): CheckResult[] {
  const kept = papers.get(db) ?? new PaperTexts();
  papers.set(db, kept);
  return runChecks({ ...context, evidence: checkEvidenceOf(db, context), papers: kept }, wanted);
}

/** What stands open of these checks: found, and not waived. */
export function openChecks(db: Db, wanted: readonly CheckId[], context: CaseContext): CheckResult[] {
  return checkedCase(db, context, wanted).filter(({ waived }) => !waived);
}

/** What keeps a copy from going out, by the one rule for exported files and issues (docs/decisions/0170). Words the sweep finds are accepted there, not waived here. */
export function openAgainst(db: Db, copy: ReportCopy, context: CaseContext): CheckResult[] {
  return openChecks(db, blockingChecks(copy), context).filter((result) => standsAgainst(copy, result));
}
