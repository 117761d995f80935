// Owns: a real desk with one empty case in a folder of the test's own.
import { onTestFinished } from 'vitest';
import { createCase, openDeskIn } from '../../db/domains/desk/cases.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';
import type { Db } from '../../db/store/prepared.ts';
import { tempFolder } from './tempFolder.ts';

export const actor = 'A. Investigator';

/** Makes desk and case and opens the case for writing; both are closed when the running test ends. */
export function caseInFolder(): { readonly folder: string; readonly caseId: string; readonly db: Db; readonly desk: Db } {
  const folder = tempFolder();
  const desk = openDeskIn(folder);
  const { caseId } = createCase(desk, folder, actor, { reference: '202400001', landlord: 'Larkfield Homes', received: '2024-03-04' });
  const db = openCase(casePlace(folder, caseId), { role: 'writer' });
  onTestFinished(() => {
    for (const open of [db, desk]) if (open.open) closeStore(open);
  });
  return { folder, caseId, db, desk };
}
