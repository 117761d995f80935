// Tests: an area drawn on the screen comes back to the same place whatever size and way up was shown, on pictures of every turn and on pages as pdf.js lays them.
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Rect } from '../../../db/model/draft.ts';
import { rotationOfOrientation } from '../../../db/model/picture.ts';
import {
  nudged,
  type PdfViewport,
  pdfSpace,
  pictureSpace,
  rectAround,
  rectShown,
  rectStored,
  type Space,
} from '../../../renderer/ui/reader/areaSpace.ts';

const turns = [0, 90, 180, 270] as const;
const turn = fc.constantFrom(...turns);
const width = fc.integer({ min: 60, max: 4000 });

/** A share of a box as a rectangle of it, at least a tenth wide and high. */
const share = fc
  .tuple(
    ...([0, 0, 0, 0].map(() => fc.double({ min: 0, max: 1, noNaN: true })) as [
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
    ]),
  )
  .map(([x, y, w, h]) => ({ x: x * 0.9, y: y * 0.9, width: 0.1 + w * (0.9 - x * 0.9), height: 0.1 + h * (0.9 - y * 0.9) }));

function of(box: Rect, { width, height }: { readonly width: number; readonly height: number }, at = { x: 0, y: 0 }): Rect {
  return { x: at.x + box.x * width, y: at.y + box.y * height, width: box.width * width, height: box.height * height };
}

function expectSame(one: Rect, other: Rect, within: number): void {
  for (const name of ['x', 'y', 'width', 'height'] as const) expect(Math.abs(one[name] - other[name])).toBeLessThanOrEqual(within);
}

/** Shown, and kept again from where it was shown, it is what it was; drawn, it is shown where it was drawn. */
function expectThereAndBack(space: Space, stored: Rect, drawn: Rect): void {
  expectSame(rectStored(space, rectShown(space, stored)), stored, 0.02);
  // By the diagonal, which a turn leaves as it is: the width shown may be the height stored.
  const whole = rectStored(space, { x: 0, y: 0, ...space.size });
  const scale = Math.hypot(space.size.width, space.size.height) / Math.max(1, Math.hypot(whole.width, whole.height));
  expectSame(rectShown(space, rectStored(space, drawn)), drawn, 0.03 * Math.max(1, scale, 1 / scale));
}

describe('an area of a picture', () => {
  test('comes back to its own pixels over size, turn and the way up its camera noted', () => {
    const rotation = fc.integer({ min: 1, max: 8 }).map(rotationOfOrientation);
    const picture = fc.record({ width: fc.integer({ min: 40, max: 8000 }), height: fc.integer({ min: 40, max: 8000 }), rotation });
    fc.assert(
      fc.property(picture, width, turn, share, share, (page, shown, turned, kept, drawn) => {
        const space = pictureSpace(page, shown, turned);
        expectThereAndBack(space, of(kept, page), of(drawn, space.size));
      }),
    );
  });

  test('stands where a photograph taken on its side shows it', () => {
    // The upper left corner of the file is the upper right one of the photograph shown upright (JEITA CP-3451, orientation 6).
    const space = pictureSpace({ width: 400, height: 300, rotation: 90 }, 150, 0);
    expect(space.size).toEqual({ width: 150, height: 200 });
    expect(rectShown(space, { x: 0, y: 0, width: 40, height: 20 })).toEqual({ x: 140, y: 0, width: 10, height: 20 });
    const turned = pictureSpace({ width: 400, height: 300, rotation: 90 }, 150, 270);
    expect(rectShown(turned, { x: 0, y: 0, width: 40, height: 20 })).toEqual({ x: 0, y: 0, width: 20, height: 10 });
  });

  test('bug: an area of a picture kept mirrored was shown, copied and covered at the other side of it', () => {
    // Where the upper left corner of the file stands on the picture shown (CIPA DC-008, Orientation).
    const corners = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => {
      const page = { width: 400, height: 300, rotation: rotationOfOrientation(orientation) };
      const { x, y } = rectShown(pictureSpace(page, orientation >= 5 ? 300 : 400, 0), { x: 0, y: 0, width: 10, height: 10 });
      return `${y === 0 ? 'top' : 'bottom'} ${x === 0 ? 'left' : 'right'}`;
    });
    expect(corners).toEqual([
      ...['top left', 'top right', 'bottom right', 'bottom left'],
      ...['top left', 'top right', 'bottom right', 'bottom left'],
    ]);
    // The long edge of the file's top runs down the picture shown for 5 and 8, and up it for 6 and 7.
    const along = [5, 6, 7, 8].map((orientation) =>
      rectShown(pictureSpace({ width: 400, height: 300, rotation: rotationOfOrientation(orientation) }, 300, 0), {
        ...{ x: 100, y: 0, width: 10, height: 10 },
      }),
    );
    expect(along.map(({ x, y }) => [x, y])).toEqual([
      [0, 100],
      [290, 100],
      [290, 290],
      [0, 290],
    ]);
  });
});

/** A page of 200 by 300 points cut out of its paper at (50, 20), rotated. */
function pdfOf(rotate: number): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] /CropBox [50 20 250 320] /Rotate ${rotate} /Resources << >> >>`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const from = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer << /Size 4 /Root 1 0 R >>\nstartxref\n${from}\n%%EOF`;
  return new TextEncoder().encode(text);
}

describe('an area of a page', () => {
  const viewports = new Map<number, (scale: number) => PdfViewport>();
  beforeAll(async () => {
    for (const rotate of turns) {
      const page = await (await getDocument({ data: pdfOf(rotate), verbosity: 0 }).promise).getPage(1);
      viewports.set(rotate, (scale) => page.getViewport({ scale }));
    }
  });

  test('comes back to unrotated user space over size, turn, the page’s own rotation and its crop', () => {
    const scale = fc.double({ min: 0.2, max: 6, noNaN: true });
    fc.assert(
      fc.property(turn, scale, width, turn, share, share, (rotate, drawnAt, shown, turned, kept, drawn) => {
        const viewport = viewports.get(rotate)?.(drawnAt);
        if (viewport === undefined) throw new Error('The page is not there.');
        const space = pdfSpace(viewport, shown, turned);
        expectThereAndBack(space, of(kept, { width: 200, height: 300 }, { x: 50, y: 20 }), of(drawn, space.size));
      }),
    );
  });

  test('is kept the same whichever way the page lies', () => {
    const corner = { x: 50, y: 300, width: 30, height: 20 };
    const shown = turns.map((rotate) => {
      const viewport = viewports.get(rotate)?.(1) as PdfViewport;
      return rectShown(pdfSpace(viewport, viewport.width, 0), corner);
    });
    expect(shown).toEqual([
      { x: 0, y: 0, width: 30, height: 20 },
      { x: 280, y: 0, width: 20, height: 30 },
      { x: 170, y: 280, width: 30, height: 20 },
      { x: 0, y: 170, width: 20, height: 30 },
    ]);
  });
});

test('keys keep an area inside its paper and large enough to see', () => {
  const by = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });
  fc.assert(
    fc.property(share, by, fc.boolean(), (box, move, grows) => {
      const size = { width: 300, height: 400 };
      const moved = nudged(of(box, size), move, grows, size);
      expect(Math.min(moved.x, moved.y)).toBeGreaterThanOrEqual(0);
      expect(moved.x + moved.width).toBeLessThanOrEqual(300.001);
      expect(moved.y + moved.height).toBeLessThanOrEqual(400.001);
      expect(Math.min(moved.width, moved.height)).toBeGreaterThanOrEqual(6);
    }),
  );
});

test('what is shown of a picture holds all its areas and stays inside it', () => {
  const rects = [
    { x: 0, y: 10, width: 20, height: 20 },
    { x: 60, y: 80, width: 40, height: 20 },
  ];
  expect(rectAround(rects, 0.1, { width: 100, height: 200 })).toEqual({ x: 0, y: 0, width: 100, height: 110 });
});
