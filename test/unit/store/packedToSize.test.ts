// Owns: that one context packs piece after piece as one made for each would, whatever came before.
import { randomBytes } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isContextKept, packedAnew, packedToSize } from '../../../db/store/packedToSize.ts';

const words = (letters: number) => Buffer.from('The joiner rang about the door. '.repeat(Math.ceil(letters / 32)).slice(0, letters));

test('the Node this runs on has a context that can be kept', () => {
  expect(isContextKept()).toBe(true);
});

test('whatever is packed in turn, each comes back by itself, no larger than packed by itself', () => {
  const pieces = fc.array(fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.nat(20_000).map(words)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(pieces, (all) => {
      const packed = all.map((plain) => packedToSize(plain));
      for (const [at, plain] of all.entries()) {
        const piece = packed[at] ?? expect.fail('nothing came out');
        expect(Buffer.from(zstdDecompressSync(piece)).equals(Buffer.from(plain))).toBe(true);
        // A frame may say its size in one byte more or less.
        expect(piece.byteLength).toBeLessThanOrEqual(packedAnew(plain).byteLength + 8);
      }
    }),
  );
});

test('a piece says its own size, as one packed by itself does', () => {
  const plain = words(5000);
  packedToSize(words(100_000));
  expect(packedToSize(plain)).toEqual(new Uint8Array(packedAnew(plain)));
});

test('noise, nothing, and what is too long for the context come back, and the context goes on', () => {
  for (const plain of [
    randomBytes(400_000),
    randomBytes(512 * 1024),
    new Uint8Array(0),
    words(512 * 1024 + 1),
    words(3_000_000),
    words(50),
  ]) {
    expect(Buffer.from(zstdDecompressSync(packedToSize(plain))).equals(Buffer.from(plain))).toBe(true);
  }
  expect(isContextKept()).toBe(true);
});
