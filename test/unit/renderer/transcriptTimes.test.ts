// Owns: that times in a transcript are found where they stand, lose no letter, and are put where the caret is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf, timeText, withTime } from '../../../renderer/ui/reader/transcriptTimes.ts';

test('a transcript cut at its times is the transcript, letter for letter', () => {
  const bit = fc.oneof(fc.string(), fc.integer({ min: 0, max: 400_000 }).map(timeText), fc.constantFrom('[00:99:00]', '[', '\n'));
  fc.assert(
    fc.property(
      fc.array(bit).map((bits) => bits.join('')),
      (text) => {
        const pieces = piecesOf(text).map((piece) => piece.text);
        expect(pieces.join('')).toBe(text);
      },
    ),
  );
});

test('every time typed is the time gone to', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_599_999 }), (seconds) => {
      expect(piecesOf(`${timeText(seconds)} words`)[0]).toMatchObject({ kind: 'time', seconds });
    }),
  );
});

test('a time begins a line of its own', () => {
  expect(withTime('', 0, 0, 83.9)).toEqual({ text: '[00:01:23] ', caret: 11 });
  expect(withTime('He said no.', 11, 11, 5)).toEqual({ text: 'He said no.\n[00:00:05] ', caret: 23 });
});
