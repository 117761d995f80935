// Owns: how a history row is hashed. Pure: no reading, no writing. A change here breaks every chain there is.
import { createHash } from 'node:crypto';

/** Hash before the first row of a chain. */
export const chainStart = '0'.repeat(64);

/** What a row's hash covers beside the digest of its payload. The label is in the payload, because it can carry what a disposal must erase. */
export interface ChainHeader {
  readonly deskId: string;
  readonly sequence: number;
  readonly previousHash: string;
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly actor: string;
  readonly command: string;
  readonly actsOn: number | null;
  readonly actsAs: 'do' | 'undo' | 'redo';
  readonly isUndoable: boolean;
  readonly changes: number;
  readonly payloadSha256: string;
}

/** SHA-256 in hex of a payload behind its salt. */
export function payloadDigest(salt: string, payload: string): string {
  return createHash('sha256').update(salt).update(payload).digest('hex');
}

/** SHA-256 in hex of a header, fields in a fixed order. */
export function rowHash(header: ChainHeader): string {
  const fields = [
    1,
    header.deskId,
    header.sequence,
    header.previousHash,
    header.atMs,
    header.offsetMinutes,
    header.actor,
    header.command,
    header.actsOn,
    header.actsAs,
    header.isUndoable,
    header.changes,
    header.payloadSha256,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
