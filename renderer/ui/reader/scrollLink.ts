// Owns how two readers scroll as one: where each stands, what faces what, who leads. Must not know what they show or how locking is chosen.

/** Where a reader stands. */
export interface ScrollPlace {
  /** Share of the way down, 0 to 1. */
  readonly share: number;
  /** Pages passed, with a fraction: 2.5 is half way down the third. Null where there are no pages. */
  readonly page: number | null;
}

/** Where to bring a reader; beyond its ends means its end. */
export type ScrollTarget = { readonly share: number } | { readonly page: number };

/** What a body of a reader offers so that it can be scrolled with another. */
export interface ScrollPort {
  /** Pixels scrolled: what tells our own move from a person's. */
  readonly top: () => number;
  readonly place: () => ScrollPlace;
  readonly goTo: (target: ScrollTarget) => void;
  /** Hears each scroll, and each touch of wheel, pointer or key inside. Answers how to stop. */
  readonly hear: (ears: { readonly scrolled: () => void; readonly touched: () => void }) => () => void;
}

/** What was facing what when two readers were locked. */
export type ScrollBond =
  | { readonly by: 'page'; readonly ahead: number }
  | { readonly by: 'share'; readonly first: number; readonly second: number };

/** The bond of two readers as they stand: page by page for two papers with pages, else by share. */
export function bondOf(first: ScrollPlace, second: ScrollPlace): ScrollBond {
  if (first.page !== null && second.page !== null) return { by: 'page', ahead: second.page - first.page };
  return { by: 'share', first: first.share, second: second.share };
}

/**
 * Where one reader stands when the other stands at `place`. Always reckoned from the bond and never from the last move, so nothing drifts. By share, the ends
 * face the ends and what was locked faces what it was locked to, in even steps between. Null where a reader has lost its pages.
 */
export function facing(bond: ScrollBond, from: 'first' | 'second', place: ScrollPlace): ScrollTarget | null {
  if (bond.by === 'page') return place.page === null ? null : { page: place.page + (from === 'first' ? bond.ahead : -bond.ahead) };
  return { share: from === 'first' ? between(place.share, bond.first, bond.second) : between(place.share, bond.second, bond.first) };
}

/** The broken line from (0, 0) over (`at`, `faces`) to (1, 1). */
function between(share: number, at: number, faces: number): number {
  if (share <= at) return at === 0 ? faces : (share / at) * faces;
  return faces + ((share - at) / (1 - at)) * (1 - faces);
}

/** Pages below one another, in pixels. */
type PageRow = { readonly start: number; readonly size: number };

/** The page a scroller stands at, and where a page stands. `rows` is asked each time: sizes change with zoom. */
export function pagePlaces(rows: () => readonly PageRow[]) {
  const rowAt = (index: number): PageRow => rows()[Math.max(0, Math.min(rows().length - 1, index))] ?? { start: 0, size: 1 };
  return {
    pageAt: (top: number): number => {
      const index = Math.max(
        0,
        rows().findLastIndex(({ start }) => start <= top),
      );
      const { start, size } = rowAt(index);
      return index + (top - start) / size;
    },
    topOf: (page: number): number => {
      const index = Math.max(0, Math.min(rows().length - 1, Math.floor(page)));
      const { start, size } = rowAt(index);
      return start + (page - index) * size;
    },
  };
}

/** What hears an element scroll: the document, where it is its root. */
export function scrollGround(element: Element): Element | Document {
  const document = element.ownerDocument;
  return element === document.scrollingElement ? document : element;
}

/** The port of an element that scrolls; the root element of a frame's document too. */
export function scrollPortOf(element: Element, pages: ReturnType<typeof pagePlaces> | null = null): ScrollPort {
  const ground = scrollGround(element);
  const room = () => Math.max(0, element.scrollHeight - element.clientHeight);
  return {
    top: () => element.scrollTop,
    place: () => ({
      share: room() === 0 ? 0 : Math.min(1, element.scrollTop / room()),
      page: pages?.pageAt(element.scrollTop) ?? null,
    }),
    goTo: (target) => {
      const top = 'page' in target ? pages?.topOf(target.page) : target.share * room();
      if (top !== undefined) element.scrollTo({ top, behavior: 'instant' });
    },
    hear: ({ scrolled, touched }) => {
      const stop = new AbortController();
      const { signal } = stop;
      ground.addEventListener('scroll', scrolled, { passive: true, signal });
      for (const name of touches) ground.addEventListener(name, touched, { passive: true, capture: true, signal });
      return () => stop.abort();
    },
  };
}

const touches = ['wheel', 'pointerdown', 'touchmove', 'keydown'] as const;

/** A reader that was just moved answers with scrolls of its own while its rows are measured; this long they are not a person's. In milliseconds. */
const settlesIn = 120;

/** What the link reads time by. */
export interface Clock {
  /** In milliseconds. */
  readonly now: () => number;
  readonly nextFrame: (run: () => void) => void;
}

const windowClock: Clock = { now: () => performance.now(), nextFrame: (run) => void requestAnimationFrame(run) };

/** Frames in which a moved reader is put right, about half a second: rows that came into view are read and measured meanwhile. */
const framesToSettle = 30;

/** Two readers that scroll as one. */
export interface ScrollLink {
  /** Brings the other reader to where this one stands, and locks them so. */
  readonly match: (from: 'first' | 'second') => void;
  readonly unlink: () => void;
}

/**
 * Locks two readers as they stand. Until a person first touches something, what scrolls is a paper going to its page: the lock then moves with it.
 * @param touchedAnywhere hears wheel, pointer and keys outside the two readers; answers how to stop
 */
export function linkScroll(
  first: ScrollPort,
  second: ScrollPort,
  touchedAnywhere: (touched: () => void) => () => void,
  { now, nextFrame }: Clock = windowClock,
): ScrollLink {
  const ports = { first, second };
  const otherOf = { first: 'second', second: 'first' } as const;
  let bond = bondOf(first.place(), second.place());
  let isTouched = false;
  let moves = 0;
  let lead: { readonly name: 'first' | 'second'; readonly at: number } | null = null;
  // Where we put a reader: its scroll to there is ours.
  const put: { first: number | null; second: number | null } = { first: null, second: null };

  const follow = (name: 'first' | 'second') => {
    const other = otherOf[name];
    const target = facing(bond, name, ports[name].place());
    if (target === null) {
      bond = bondOf(first.place(), second.place());
      return;
    }
    ports[other].goTo(target);
    put[other] = ports[other].top();
    moves += 1;
    settle(name, moves, framesToSettle);
  };
  /** Rows never shown before turn out taller or lower than they were thought, in either reader: the other is put right until they are known. */
  const settle = (from: 'first' | 'second', move: number, frames: number) => {
    if (frames === 0) return;
    nextFrame(() => {
      if (move !== moves || lead?.name !== from) return;
      const target = facing(bond, from, ports[from].place());
      const other = otherOf[from];
      if (target !== null) ports[other].goTo(target);
      put[other] = ports[other].top();
      settle(from, move, frames - 1);
    });
  };
  const scrolled = (name: 'first' | 'second') => () => {
    if (!isTouched) {
      bond = bondOf(first.place(), second.place());
      return;
    }
    const ours = put[name];
    if (ours !== null && Math.abs(ports[name].top() - ours) <= 1) return;
    if (lead !== null && lead.name !== name && now() - lead.at < settlesIn) return;
    put[name] = null;
    lead = { name, at: now() };
    follow(name);
  };
  const touched = (name: 'first' | 'second') => () => {
    isTouched = true;
    lead = { name, at: now() };
  };
  const stops = [
    first.hear({ scrolled: scrolled('first'), touched: touched('first') }),
    second.hear({ scrolled: scrolled('second'), touched: touched('second') }),
    touchedAnywhere(() => {
      isTouched = true;
    }),
  ];
  return {
    match: (from) => {
      moves += 1;
      matchScroll(ports[from], ports[otherOf[from]]);
      put[otherOf[from]] = ports[otherOf[from]].top();
      bond = bondOf(first.place(), second.place());
    },
    unlink: () => {
      moves += 1;
      for (const stop of stops) stop();
    },
  };
}

/** Brings a reader to where another stands: the same page, or the same share of the way. */
export function matchScroll(from: ScrollPort, to: ScrollPort): void {
  const { page, share } = from.place();
  to.goTo(page !== null && to.place().page !== null ? { page } : { share });
}

/** Hears the first signs of a person's hand anywhere in the window. */
export function touchedInWindow(touched: () => void): () => void {
  const stop = new AbortController();
  for (const name of touches) window.addEventListener(name, touched, { passive: true, capture: true, signal: stop.signal });
  return () => stop.abort();
}
