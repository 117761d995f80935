// Owns: a recovery key as people write it: groups of letters and digits, with a check that tells a slip of the pen from a wrong key. Must not open anything.
import { createHash } from 'node:crypto';
import { Refusal } from '../model/fault.ts';

/** Bytes of a recovery key: 136 bits, past guessing without any stretching. */
export const recoveryBytes = 17;
const checkBytes = 3;
/** Douglas Crockford's Base 32: no I, L, O or U, which a hand takes for other signs. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = ((recoveryBytes + checkBytes) * 8) / 5;

/** A recovery key in eight groups of four. */
export function recoveryWords(key: Uint8Array): string {
  const whole = Buffer.concat([key, check(key)]);
  let number = BigInt(`0x${whole.toString('hex')}`);
  let written = '';
  for (let left = letters; left > 0; left -= 1) {
    written = `${signs[Number(number % 32n)]}${written}`;
    number /= 32n;
  }
  return written.match(/.{4}/g)?.join('-') ?? '';
}

/** The key that was written; refused with `invalid` where a sign was missed or mistaken. */
export function readRecoveryWords(words: string): Uint8Array {
  const plain = words.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const foreign = [...plain].find((sign) => !signs.includes(sign));
  if (foreign !== undefined) throw slip(`"${foreign}" is never part of one.`);
  if (plain.length !== letters) throw slip(`It has ${letters} letters and digits; this has ${plain.length}.`);
  let number = 0n;
  for (const sign of plain) number = number * 32n + BigInt(signs.indexOf(sign));
  const whole = Buffer.from(number.toString(16).padStart((recoveryBytes + checkBytes) * 2, '0'), 'hex');
  const key = whole.subarray(0, recoveryBytes);
  if (!check(key).equals(whole.subarray(recoveryBytes))) throw slip('A letter or digit is not as printed.');
  return key;
}

function check(key: Uint8Array): Buffer {
  return createHash('sha256').update('recovery key').update(key).digest().subarray(0, checkBytes);
}

function slip(why: string): Refusal {
  return new Refusal('invalid', `The recovery key is not typed as it was printed. ${why} Compare it group by group.`, 'recoveryKey');
}
