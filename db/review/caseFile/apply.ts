// Owns: planning what applying a case file changes in a case. Pure: reads the current draft and the evidence, writes nothing. Refuses the file whole,
// naming the place, rather than place part of it. Rules settled in docs/decisions/0011-applying-a-case-file.
import { type CaseFile, caseFileSchema } from '../../model/caseFile.ts';
import type { Draft, DraftChange, DraftKind } from '../../model/draft.ts';
import type { EvidenceLookup } from './evidence.ts';
import { type ItemEdit, planChanges, planItems } from './plan.ts';
import { refuseShape } from './refuse.ts';
import { wantedRows } from './rows.ts';

/** Everything applying a file does, in an order in which no reference points at a row that is not there. Empty when the case is so already. */
export interface CaseFilePlan {
  readonly changes: readonly DraftChange[];
  readonly items: readonly ItemEdit[];
}

export interface ApplyContext {
  readonly draft: Draft;
  readonly evidence: EvidenceLookup;
}

/**
 * Plans the replacement of a case's draft by a case file (format case-file/1). Rows whose name exists keep their id; rows the file does not have are
 * removed; edits of items, comments of parties and requests for a review are replaced only when the file has them. Throws Refusal (invalid) with the place in the file when it cannot be placed whole.
 */
export function applyCaseFile(file: unknown, context: ApplyContext): CaseFilePlan {
  const parsed = caseFileSchema.safeParse(file);
  if (!parsed.success) return refuseShape(parsed.error);
  const read = inNfc(parsed.data) as CaseFile;
  const { draft, evidence } = context;
  return { changes: planChanges(wantedRows(read, draft, evidence), draft, silentOn(read)), items: planItems(read, evidence) };
}

/** What came after the report went round is no part of a draft: a file that does not speak of it leaves it. */
function silentOn({ partyComments, reviewRequests }: CaseFile): ReadonlySet<DraftKind> {
  return new Set([
    ...(partyComments === undefined ? ['partyComment' as const] : []),
    ...(reviewRequests === undefined ? ['reviewRequest' as const] : []),
  ]);
}

function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inNfc(inner)]));
}
