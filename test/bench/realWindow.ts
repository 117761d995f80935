// Owns what the benchmarks in the real application share: starting it on a folder, scrolling while frames are timed, figures in words. Must not judge them.
import process from 'node:process';
import type { Page } from '@playwright/test';
import { readyLaunch, readyRuntime } from '../../build/scripts/bootstrap/runtime.ts';
import { type Started, startedDesk } from '../support/startedDesk.ts';

/** Starts the application on a test's data folder, without the sample case; resolves when its window is painted. */
export async function startOn(folder: string): Promise<Started> {
  const launch = await readyLaunch(await readyRuntime());
  return startedDesk(launch, { OMBUDSMAN_DESK_USER_DATA: folder, OMBUDSMAN_DESK_SAMPLE: 'none' });
}

const steps = 300;

/** Milliseconds between frames while what scrolls is moved by so many pixels a frame, or its bar is dragged from end to end where `by` is null. */
export function scrolled(page: Page, scroller: string, by: number | null): Promise<number[]> {
  return page.evaluate(
    async ({ scroller, by, steps }) => {
      const port = document.querySelector(scroller);
      if (port === null) throw new Error(`There is nothing to scroll: ${scroller}`);
      const height = port.scrollHeight;
      const frames: number[] = [];
      let last = 0;
      for (let step = 0; step < steps; step += 1) {
        port.scrollTop = by === null ? (step / steps) * height : step * by;
        // The frame's own time: a frame that came in time is 16.7 ms after the one before, whenever its script ran.
        const now = await new Promise<number>(requestAnimationFrame);
        if (step > 5) frames.push(now - last);
        last = now;
      }
      return frames;
    },
    { scroller, by, steps },
  );
}

/** What frames came to: how many were late, the longest, the middle one. */
export function framesInWords(frames: readonly number[]): string {
  // The page's clock goes by tenths of a millisecond: one screen's time may read as 16.8, three of them, 50 ms, as 50.1.
  const over = (ms: number) => frames.filter((frame) => frame > ms + 0.25).length;
  return `${frames.length} frames, ${over(50)} over 50 ms, ${over(16.7)} over 16.7 ms, longest ${Math.max(...frames).toFixed(1)} ms, median ${middle(frames).toFixed(1)} ms`;
}

/** The median. */
export function middle(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
