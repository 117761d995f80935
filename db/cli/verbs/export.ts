// Owns: the verb export: a copy of an item with its marks. Must not make it: the store does, and the application prints what is no page yet.
import { Refusal } from '../../model/fault.ts';
import { isExhibit } from '../../model/ids.ts';
import { copyReaders } from '../../model/markedCopy.ts';
import { type Given, oneOf, WrongUsage } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { printed } from '../print.ts';
import { withStore } from '../session.ts';
import { writeOut } from '../writeOut.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const exhibit = given.options.exhibit ?? '';
  if (!isExhibit(exhibit)) throw new WrongUsage(`"${exhibit}" is not an exhibit label such as R3, L12.1 or T2.`, 'export');
  const reader = oneOf(given, 'for', copyReaders, 'working');
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const entry = (await call('entry.axis', { caseId: id })).find((row) => row.exhibit === exhibit);
    if (entry === undefined) throw new Refusal('notFound', `There is no exhibit ${exhibit} in case ${reference}. Say list to see them.`);
    const page = await call('entry.printable', { caseId: id, id: entry.id, reader });
    const print = page === null ? null : await printed(new TextEncoder().encode(page.html), 'bare');
    const { bytes, shown, listed } = await call('entry.markedCopy', { caseId: id, id: entry.id, reader, printed: print });
    const file = await writeOut(given.options.out ?? '-', bytes);
    return file === null ? {} : { answer: { exhibit, file, bytes: bytes.byteLength, shown, listed } };
  });
}
