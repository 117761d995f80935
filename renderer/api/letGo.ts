// Owns: giving memory back once the window rests after an answer as large as a case. Must not decide what is read or kept.

/** An answer of so many rows leaves more behind than it holds: its words, the columns they came in. */
const large = 20_000;

/** Nobody has touched the window for so long, in milliseconds: letting go takes some frames. */
const rest = 5000;

const touches = ['keydown', 'pointerdown', 'wheel', 'scroll'] as const;
let waiting: ReturnType<typeof setTimeout> | null = null;

function waitAgain(): void {
  if (waiting !== null) clearTimeout(waiting);
  waiting = setTimeout(() => {
    for (const touch of touches) window.removeEventListener(touch, waitAgain, { capture: true });
    waiting = null;
    window.desk.letGo();
  }, rest);
}

/**
 * Call it with every answer read. After a large one the engine is asked, when the window is idle, to collect its garbage: by itself it would keep it until it needs the
 * room, and a case stays open all day.
 */
export function letGoAfter(answer: unknown): void {
  if (!Array.isArray(answer) || answer.length < large) return;
  if (waiting === null) for (const touch of touches) window.addEventListener(touch, waitAgain, { capture: true, passive: true });
  waitAgain();
}
