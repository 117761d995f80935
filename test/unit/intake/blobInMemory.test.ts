// Owns: that the reader process's Blob holds the bytes that Node's own would, so that a message reads the same with either.
import fc from 'fast-check';
import { expect, test } from 'vitest';

const pieces = fc.array(
  fc.oneof(
    fc.constant('\n'),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.uint8Array({ maxLength: 20 }),
    // A line stands somewhere in a longer message.
    fc.uint8Array({ minLength: 4, maxLength: 20 }).map((bytes) => new Uint8Array(bytes.buffer, 1, 2)),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => bytes.buffer as ArrayBuffer),
  ),
);

test('whatever it is made of, it holds the same bytes', async () => {
  const NodeBlob = Blob;
  await import('../../../db/intake/blobInMemory.ts');
  expect(Blob).not.toBe(NodeBlob);
  await fc.assert(
    fc.asyncProperty(pieces, async (some) => {
      const [ours, nodes] = [new Blob(some, { type: 'text/plain' }), new NodeBlob(some, { type: 'text/plain' })];
      expect([ours.size, ours.type]).toEqual([nodes.size, nodes.type]);
      expect(Buffer.from(await ours.arrayBuffer())).toEqual(Buffer.from(await nodes.arrayBuffer()));
    }),
  );
});
