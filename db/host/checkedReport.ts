// Owns: the report of an open case built under the checks that refuse it. One reading of the case serves everything an answer needs. No rules.
import { type CheckResult, quotationChecks } from '../model/checks.ts';
import { Refusal } from '../model/fault.ts';
import type { Output } from '../model/operations.ts';
import type { ReportCopy } from '../model/report.ts';
import { assembleReport } from '../report/assemble.ts';
import { buildReport } from '../report/build.ts';
import { unsweptPlaces } from '../review/checks/identifiesSomebody.ts';
import type { Db } from '../store/prepared.ts';
import { openAgainst, openChecks } from './caseChecks.ts';
import type { CaseContext } from './caseContext.ts';

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
  if (open.some(({ check }) => check === 'identifies-somebody')) refuseUnswept(context);
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
function refuseUnswept(context: CaseContext): never {
  const open = unsweptPlaces(context);
  const named = open.slice(0, 3).map(({ words, name }) => `${words.join(', ')} (${name})`);
  const more = open.length > named.length ? ` and ${open.length - named.length} more places` : '';
  throw new Refusal(
    'dependsOn',
    `The publication edition may still identify somebody: ${named.join(', ')}${more}. Change or accept each on the Report screen, then export again.`,
    'publication',
  );
}
