// Owns: the verb original: bytes as they were supplied, proved by their digest before they are handed over.
import { createHash } from 'node:crypto';
import { Refusal } from '../../model/fault.ts';
import { isExhibit } from '../../model/ids.ts';
import { type Given, WrongUsage } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';
import { writeOut } from '../writeOut.ts';

const rangeBytes = 8 * 1024 * 1024;

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = '', exhibit = ''] = given.places;
  if (!isExhibit(exhibit)) throw new WrongUsage(`"${exhibit}" is not an exhibit label such as R3, L12.1 or T2.`, 'original');
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    // A dated line has no bytes of its own: its sheet has them.
    const label = exhibit.replace(/#\d+$/, '');
    const row = (await call('entry.axis', { caseId: id })).find((each) => each.exhibit === label);
    if (row === undefined) throw new Refusal('notFound', `There is no exhibit ${exhibit} in case ${reference}. Say list to see them.`);
    const { entry } = await call('entry.read', { caseId: id, id: row.id });
    if (entry.sha256 === null)
      throw new Refusal('notFound', `No bytes could be kept of ${label}: ${entry.reason ?? 'it could not be opened'}`);
    const chunks: Uint8Array[] = [];
    for (let from = 0; from < entry.bytes; ) {
      const { bytes } = await call('entry.bytes', { caseId: id, id: entry.id, from, length: rangeBytes });
      if (bytes.byteLength === 0) break;
      chunks.push(bytes);
      from += bytes.byteLength;
    }
    const whole = Buffer.concat(chunks);
    if (createHash('sha256').update(whole).digest('hex') !== entry.sha256) {
      throw new Refusal(
        'internal',
        `The bytes kept of ${label} are not those that came in. Run verify, and go back to a copy of the store.`,
      );
    }
    const file = await writeOut(given.options.out ?? '-', whole);
    return file === null ? {} : { answer: { exhibit: label, file, bytes: whole.byteLength, sha256: entry.sha256 } };
  });
}
