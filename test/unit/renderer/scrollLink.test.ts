// Owns the proof that two readers scroll as one: what was locked stays facing, the ends meet, nothing drifts, no move answers itself.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bondOf,
  facing,
  linkScroll,
  matchScroll,
  pagePlaces,
  type ScrollPlace,
  type ScrollPort,
} from '../../../renderer/ui/reader/scrollLink.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const inside = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const at = (place: number): ScrollPlace => ({ share: place, page: null });
const shareOf = (bond: ReturnType<typeof bondOf>, from: 'first' | 'second', place: number): number => {
  const target = facing(bond, from, at(place));
  return target !== null && 'share' in target ? target.share : Number.NaN;
};

describe('what faces what, by share', () => {
  test('what was locked faces what it was locked to, and the ends face the ends', () => {
    fc.assert(
      fc.property(inside, inside, (first, second) => {
        const bond = bondOf(at(first), at(second));
        expect(shareOf(bond, 'first', first)).toBeCloseTo(second, 9);
        expect(shareOf(bond, 'second', second)).toBeCloseTo(first, 9);
        expect([shareOf(bond, 'first', 0), shareOf(bond, 'first', 1)]).toEqual([0, 1]);
      }),
    );
  });

  test('there and back is where it began, wherever one looks between', () => {
    fc.assert(
      fc.property(inside, inside, fc.array(share, { maxLength: 30 }), share, (first, second, wandered, end) => {
        const bond = bondOf(at(first), at(second));
        for (const place of [...wandered, end]) expect(shareOf(bond, 'second', shareOf(bond, 'first', place))).toBeCloseTo(place, 6);
      }),
    );
  });

  test('locked at the top it is the same share', () => {
    fc.assert(
      fc.property(share, (place) => {
        expect(shareOf(bondOf(at(0), at(0)), 'first', place)).toBeCloseTo(place, 9);
      }),
    );
  });
});

describe('what faces what, page by page', () => {
  test('the distance at which they were locked is kept, both ways', () => {
    const bond = bondOf({ share: 0.2, page: 3.25 }, { share: 0.9, page: 10.5 });
    expect(facing(bond, 'first', { share: 0, page: 4.25 })).toEqual({ page: 11.5 });
    expect(facing(bond, 'second', { share: 0, page: 8.5 })).toEqual({ page: 1.25 });
    expect(facing(bond, 'first', at(0.5))).toBeNull();
  });

  test('a paper without pages is locked by share', () => {
    expect(bondOf({ share: 0.2, page: 3 }, at(0.5))).toEqual({ by: 'share', first: 0.2, second: 0.5 });
  });

  test('pages of any size are found again at their place', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 100, max: 2000 }), { minLength: 1, maxLength: 12 }), share, (sizes, place) => {
        let start = 8;
        const rows = sizes.map((size) => {
          const row = { start, size };
          start += size;
          return row;
        });
        const pages = pagePlaces(() => rows);
        const top = place * start;
        expect(pages.topOf(pages.pageAt(top))).toBeCloseTo(top, 4);
      }),
    );
  });
});

/** A reader of so many pixels: scrolling it is heard as the browser tells it, in whole pixels, and only where it moved. */
function paper(pixels: number, pageHeight: number | null = null) {
  let height = pixels;
  let top = 0;
  let moves = 0;
  const ears: { scrolled: () => void; touched: () => void }[] = [];
  const rows = Array.from({ length: pageHeight === null ? 0 : height / pageHeight + 1 }, (_, index) => ({
    start: index * (pageHeight ?? 0),
    size: pageHeight ?? 0,
  }));
  const pages = pageHeight === null ? null : pagePlaces(() => rows);
  const to = (next: number) => {
    const whole = Math.round(Math.max(0, Math.min(height, next)));
    if (whole === top) return;
    top = whole;
    moves += 1;
    for (const ear of ears) ear.scrolled();
  };
  const port: ScrollPort = {
    top: () => top,
    place: () => ({ share: height === 0 ? 0 : top / height, page: pages?.pageAt(top) ?? null }),
    goTo: (target) => to('page' in target ? (pages?.topOf(target.page) ?? 0) : target.share * height),
    hear: (ear) => {
      ears.push(ear);
      return () => void ears.splice(ears.indexOf(ear), 1);
    },
  };
  return {
    port,
    top: () => top,
    moves: () => moves,
    wheel: (next: number) => {
      for (const ear of ears) ear.touched();
      to(next);
    },
    jump: to,
    grow: (next: number) => {
      height = next;
    },
    ears: () => ears.length,
  };
}

describe('two readers locked', () => {
  const lock = (one: ReturnType<typeof paper>, other: ReturnType<typeof paper>) => {
    let clock = 0;
    const frames: (() => void)[] = [];
    let touch = () => {};
    const link = linkScroll(
      one.port,
      other.port,
      (touched) => {
        touch = touched;
        return () => {};
      },
      { now: () => clock, nextFrame: (run) => void frames.push(run) },
    );
    return {
      link,
      touch: () => touch(),
      /** Lets as many frames pass as are asked for. */
      frames: () => {
        for (let run = frames.shift(); run !== undefined; run = frames.shift()) run();
      },
      wait: (ms: number) => {
        clock += ms;
      },
    };
  };

  test('each move moves the other once, and no move answers itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5000 })), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 9000 }),
        (moves, high, low) => {
          const [one, other] = [paper(high), paper(low)];
          const { wait } = lock(one, other);
          for (const [isFirst, top] of moves) {
            const before = one.moves() + other.moves();
            (isFirst ? one : other).wheel(top);
            expect(one.moves() + other.moves() - before).toBeLessThanOrEqual(2);
            wait(500);
          }
        },
      ),
    );
  });

  test('two papers with pages keep their distance however they are scrolled', () => {
    const [one, other] = [paper(10_000, 1000), paper(8000, 800)];
    one.jump(3000);
    other.jump(2000);
    const { wait } = lock(one, other);
    for (const top of [3500, 9000, 400, 3000]) one.wheel(top);
    expect(other.top()).toBe(2000);
    wait(500);
    other.wheel(2800);
    expect(one.top()).toBe(4000);
    one.wheel(0);
    expect(other.top()).toBe(0);
    one.wheel(3000);
    expect(other.top()).toBe(2000);
  });

  test('a paper going to its page before anyone touched it does not take the other along', () => {
    const [one, other] = [paper(1000), paper(1000)];
    const { touch } = lock(one, other);
    one.jump(500);
    expect(other.top()).toBe(0);
    touch();
    one.jump(750);
    expect(other.top()).toBe(500);
  });

  test('rows measured after a move do not push back, but a hand does at once', () => {
    const [one, other] = [paper(1000), paper(1000)];
    const { wait } = lock(one, other);
    one.wheel(400);
    other.jump(420);
    expect(one.top()).toBe(400);
    other.wheel(500);
    expect(one.top()).toBe(500);
    wait(500);
    other.jump(600);
    expect(one.top()).toBe(600);
  });

  test('a reader whose rows turn out taller is put right in the next frames, and not once a hand is on it', () => {
    const [one, other] = [paper(1000), paper(1000)];
    const { frames, wait } = lock(one, other);
    one.wheel(400);
    other.grow(2000);
    frames();
    expect(other.top()).toBe(800);
    wait(500);
    one.wheel(500);
    other.wheel(1200);
    frames();
    expect([one.top(), other.top()]).toEqual([600, 1200]);
  });

  test('matched, they face each other there; unlocked, each goes alone and nothing is heard', () => {
    const [one, other] = [paper(1000), paper(2000)];
    const { link } = lock(one, other);
    one.wheel(300);
    link.match('first');
    expect(other.top()).toBe(600);
    link.unlink();
    one.wheel(900);
    expect(other.top()).toBe(600);
    expect([one.ears(), other.ears()]).toEqual([0, 0]);
    matchScroll(other.port, one.port);
    expect(one.top()).toBe(300);
  });
});
