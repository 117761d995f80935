// Owns the proof of how a reader in another window is scrolled from this one: told once where to go, heard only when a person moved it.
import { describe, expect, test } from 'vitest';
import { distantPort } from '../../../renderer/features/sideBySide/tornScroll.ts';
import { linkScroll, type ScrollPort, type ScrollTarget } from '../../../renderer/ui/reader/scrollLink.ts';
import { fakeBridge } from './fakeBridge.ts';

describe('a reader in another window', () => {
  test('is told where to go once for each place, and stands there until it says otherwise', () => {
    const { toldWindows } = fakeBridge(() => ({ ok: true, value: null }));
    const port = distantPort('resident', { share: 0, page: null });
    for (const share of [0.5, 0.5, 0.5, 0.6]) port.goTo({ share });
    expect(toldWindows).toEqual([0.5, 0.6].map((share) => ({ do: 'scroll', pane: 'resident', to: { share } })));
    expect(port.place()).toEqual({ share: 0.6, page: null });
    port.take({ share: 0.58, page: null }, false);
    expect(port.place().share).toBe(0.58);
  });

  test('leads when a person moves it, and what it was brought to does not lead', () => {
    fakeBridge(() => ({ ok: true, value: null }));
    const port = distantPort('resident', { share: 0, page: null });
    const went: ScrollTarget[] = [];
    let touch: () => void = () => undefined;
    const near: ScrollPort = {
      top: () => 0,
      place: () => ({ share: 0, page: null }),
      goTo: (target) => void went.push(target),
      hear: ({ touched }) => {
        touch = touched;
        return () => undefined;
      },
    };
    const link = linkScroll(port, near, () => () => undefined, { now: () => 0, nextFrame: () => undefined });
    touch();
    port.take({ share: 0.2, page: null }, false);
    expect(went).toEqual([]);
    port.take({ share: 0.4, page: null }, true);
    expect(went).toEqual([{ share: 0.4 }]);
    link.unlink();
    port.take({ share: 0.9, page: null }, true);
    expect(went).toHaveLength(1);
  });
});
