// Owns: whether somebody scrolls in this window now, and what waits until they rest. Must not know what waits.

/** Scrolling is over when nothing was scrolled for so long, in milliseconds. */
const rests = 250;

let scrolledAt = -Infinity;
let timer: ReturnType<typeof setTimeout> | null = null;
const waiting = new Map<string, () => void>();

/** Hears everything that is scrolled below `place`, a document. The answer stops hearing, and lets what waits go on. */
export function hearScrolling(place: EventTarget): () => void {
  const hear = () => {
    scrolledAt = performance.now();
  };
  const how = { capture: true, passive: true };
  place.addEventListener('scroll', hear, how);
  return () => {
    place.removeEventListener('scroll', hear, how);
    scrolledAt = -Infinity;
    look();
  };
}

/** Runs at once where nothing is being scrolled, else when it rests: once for each name, the last one asked for. */
export function whenStill(name: string, run: () => void): void {
  waiting.set(name, run);
  look();
}

function look(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const left = scrolledAt + rests - performance.now();
  if (left > 0) {
    timer = setTimeout(look, left);
    return;
  }
  const all = [...waiting.values()];
  waiting.clear();
  for (const run of all) run();
}
