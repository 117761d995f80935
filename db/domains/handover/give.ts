// Owns: making a handover file of a case: the copy, what is left out of it, its note, its proof. Only reads the case; the line in its history is the host's to write.
import { existsSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../model/fault.ts';
import { type HandoverNote, type HandoverWithout, isWhole, type LeftOut, largeBytes } from '../../model/handover.ts';
import type { HandoverSizes } from '../../model/operations.ts';
import { isLongEnough, passphraseRuleInWords } from '../../model/protection.ts';
import { makeHandoverFile } from '../../store/handover.ts';
import { heldFileKey } from '../../store/heldKeys.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { referenceOf } from '../desk/cases.ts';
import { shapes } from '../draft/shape.ts';
import { currentRow, deskOf } from '../history/command.ts';
import { verifyFile } from '../history/verify.ts';
import { forgetUnfinished } from '../intake/unfinished.ts';
import { leaveOut } from './leaveOut.ts';
import { readNote, writeNote } from './note.ts';

/** What a handover is made with. */
export interface Giving {
  readonly path: string;
  readonly passphrase: string;
  readonly actor: string;
  readonly reason: string;
  readonly landlord: string;
  readonly without: HandoverWithout;
}

/** Refuses what would end badly after a long copy: a weak passphrase, a folder that is not there, a disk without room. */
export function refuseGiving(file: string, giving: Pick<Giving, 'path' | 'passphrase'>, isReplacing: boolean): void {
  if (!isLongEnough(giving.passphrase)) {
    throw new Refusal('invalid', `The passphrase is too short: ${passphraseRuleInWords} at least.`, 'passphrase');
  }
  const folder = path.dirname(path.resolve(giving.path));
  if (!existsSync(folder)) throw new Refusal('notFound', `There is no folder ${folder}. Choose another place.`, folder);
  if (!isReplacing && existsSync(giving.path)) throw new Refusal('conflict', `There is a file at ${giving.path} already.`, giving.path);
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < statSync(file).size * 1.1) {
    throw new Refusal('readonly', `The disk of ${folder} has no room for this case. Free some space, or choose another place.`, folder);
  }
}

/** Makes the file from any connection to a case. Refused with `invalid` where what was copied does not verify: nobody hands on what cannot be proved. */
export function giveCase(
  db: Db,
  { path: target, passphrase, actor, reason, landlord, without }: Giving,
): { readonly note: HandoverNote; readonly sha256: string; readonly bytes: number } {
  let made: { readonly note: HandoverNote; readonly sha256: string } | undefined;
  makeHandoverFile({ file: db.name, key: heldFileKey(db.name) }, target, passphrase, (copy) => {
    const whole = isWhole(without);
    const leftOut: readonly LeftOut[] = whole ? [] : leaveOut(copy, without);
    // The places of files on this machine are nobody else's.
    const hadPlaces = forgetUnfinished(copy);
    const papers = prepared<number>(copy, `SELECT count(*) FROM entry WHERE kind <> 'record' AND is_withdrawn = 0`).pluck().get() as number;
    writeNote(copy, {
      caseId: String(currentRow(copy, 'meta', 'case_id')?.value),
      reference: referenceOf(copy),
      landlord,
      deskId: deskOf(copy),
      actor,
      atMs: Date.now(),
      reason,
      leftOut: [...leftOut],
      papers,
    });
    const [problem] = verifyFile(copy).problems;
    if (problem !== undefined) {
      throw new Refusal(
        'invalid',
        `This case does not verify, so it was not handed over. ${problem} Verify it in History, or restore a backup.`,
      );
    }
    made = readNote(copy) ?? undefined;
    return { hasRemoved: leftOut.length > 0 || hadPlaces };
  });
  if (made === undefined) throw new Error('A handover was made without a note.');
  return { ...made, bytes: statSync(target).size };
}

/** How much there is of what can be left out. */
export function handoverSizes(db: Db): HandoverSizes {
  const none = { count: 0, bytes: 0 };
  const papers = { resident: none, landlord: none, third: none };
  for (const { side, count, bytes } of prepared<{ side: keyof typeof papers; count: number; bytes: number }>(
    db,
    `SELECT supplied_by AS side, count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM entry WHERE kind <> 'record' GROUP BY supplied_by`,
  ).all()) {
    papers[side] = { count, bytes };
  }
  const large = prepared<{ count: number; bytes: number }>(
    db,
    `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM entry WHERE kind <> 'record' AND bytes > ?`,
  ).get(largeBytes);
  const draft = Object.values(shapes)
    .filter(({ kind }) => kind !== 'facts')
    .reduce((sum, { table }) => sum + (prepared<number>(db, `SELECT count(*) FROM "${table}"`).pluck().get() as number), 0);
  return { papers, draft, large: large ?? none, bytes: statSync(db.name).size };
}
