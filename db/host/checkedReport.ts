// Owns: the checks of an open case, and its report built under those that refuse it. One reading of the case serves everything an answer needs. No rules.
import type { CheckId, CheckResult } from '../model/checks.ts';
import { blockingChecks, quotationChecks, standsAgainst } from '../model/checks.ts';
import { Refusal } from '../model/fault.ts';
import type { Output } from '../model/operations.ts';
import type { ReportCopy } from '../model/report.ts';
import { assembleReport } from '../report/assemble.ts';
import { buildReport } from '../report/build.ts';
import { runChecks } from '../review/checks/index.ts';
import type { Db } from '../store/prepared.ts';
import type { CaseContext } from './caseContext.ts';
import { checkEvidenceOf } from './checkEvidence.ts';

/** Every check, or those named, on the case as it is. */
export function checkedCase(db: Db, context: CaseContext, wanted?: readonly CheckId[]): CheckResult[] {
  return runChecks({ ...context, evidence: checkEvidenceOf(db, context) }, wanted);
}

/** What stands open of these checks: found, and not waived. */
export function openChecks(db: Db, wanted: readonly CheckId[], context: CaseContext): CheckResult[] {
  return checkedCase(db, context, wanted).filter(({ waived }) => !waived);
}

/** What keeps a copy from going out: one rule for a file that is exported and for an issue. What stands in the sweep is accepted there, word by word, and not waived here. */
export function openAgainst(db: Db, copy: ReportCopy, context: CaseContext): CheckResult[] {
  return openChecks(db, blockingChecks(copy), context).filter((result) => standsAgainst(copy, result));
}

/**
 * The report as a file. Refused with `dependsOn` where its reader may not see what it rests on, or where publishing it may identify somebody; what it misquotes is
 * told beside it, because a draft may be looked at outside the desk before it is put right.
 */
export async function builtReport(
  db: Db,
  context: CaseContext,
  copy: ReportCopy,
  format: Parameters<typeof buildReport>[1],
): Promise<Output<'report.build'>> {
  const open = openAgainst(db, copy, context);
  refuseUndisclosed(open.filter(({ check }) => check === 'not-disclosed'));
  refuseUnswept(open.filter(({ check }) => check === 'identifies-somebody'));
  const file = await buildReport(assembleReport(context, copy), format, context.houseStyle);
  return { ...file, quotations: openChecks(db, quotationChecks, context).map(({ message }) => message) };
}

/** What one of its readers may not see is not in an edition that goes out. */
function refuseUndisclosed(open: readonly CheckResult[]): void {
  if (open.length === 0) return;
  throw new Refusal(
    'dependsOn',
    `This edition rests on evidence that not every reader may see: ${open.map(({ place }) => place.name).join('; ')}. Open the checks (F8) and put the neutral sentence in its place, then export again.`,
    'disclosure',
  );
}

/** What still identifies somebody is not published: the edition is built when everything the sweep lists is changed or accepted. */
function refuseUnswept(open: readonly CheckResult[]): void {
  if (open.length === 0) return;
  const named = open.slice(0, 3).map(({ message, place }) => `${/^(?:“[^”]*”(?:, )?)+/.exec(message)?.[0] ?? ''} (${place.name})`);
  const more = open.length > named.length ? ` and ${open.length - named.length} more places` : '';
  throw new Refusal(
    'dependsOn',
    `The publication edition may still identify somebody: ${named.join(', ')}${more}. Change or accept each on the Report screen, then export again.`,
    'publication',
  );
}
