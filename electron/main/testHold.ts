// Owns the one thing a test may hold up: opening the window until the test is attached to it. Must do nothing without test data and an open debugging port.

/** The event a test emits on `process`, and the global it sets in case it comes before anyone listens. */
const goAhead = 'desk-go-ahead';

/** Resolves when the test says to go on. */
export function heldByTest(): Promise<void> {
  if (goAhead in globalThis) return Promise.resolve();
  return new Promise((done) => process.once(goAhead, () => done()));
}
