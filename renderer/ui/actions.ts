// Owns the actions that can be done at this moment: bound to their keys while their screen is shown, and offered to the palette. Must not know screens.
import { useEffect, useRef } from 'react';
import { useLetterChoice } from '../api/letterKeys.ts';
import { say } from '../api/notices.ts';
import { type ActionId, type ActionText, actionTexts, keyWords } from '../text/actions.ts';
import { closedWords, useClosed } from './changing.tsx';
import { type KeyMap, useKeys } from './keys.ts';

/** What an action does. Answering false lets the key pass on: it cannot be done just now. */
export type Act = (event?: KeyboardEvent) => unknown;

/** An action no table can list beforehand: it is about one head, one screen, one entry. */
export interface OwnAction {
  readonly words: string;
  readonly key?: string;
  /** As of `ActionText`. */
  readonly changes?: true;
  readonly run: Act;
}

/** An action as the palette offers it. */
export interface OfferedAction {
  readonly words: string;
  /** As on the keyboard; empty where it has none. */
  readonly key: string;
  readonly run: Act;
}

interface Layer {
  readonly offered: () => readonly OfferedAction[];
}
const layers: Layer[] = [];

/** Everything that can be done now, what is nearest to the screen shown first. */
export function offeredActions(): readonly OfferedAction[] {
  const seen = new Set<string>();
  return [...layers]
    .reverse()
    .flatMap(({ offered }) => offered())
    .filter(({ words }) => !seen.has(words) && seen.add(words));
}

/** Binds actions of the table, and others of one's own, while the component is shown. In a closed case those that change it only say that it is closed. */
export function useActions(acts: { readonly [K in ActionId]?: Act }, others: readonly OwnAction[] = []): void {
  const hasMovement = useLetterChoice() === 'all';
  const closed = useClosed();
  const saysClosed: Act = () => closed !== null && say(closedWords(closed));
  const isOff = ({ changes }: ActionText | OwnAction) => closed !== null && changes === true;
  const named = Object.entries(acts) as (readonly [ActionId, Act])[];
  const keys: Record<string, Act> = {};
  for (const [id, act] of named) {
    const { keys: bound = [], movement = [] }: ActionText = actionTexts[id];
    for (const combo of [...bound, ...(hasMovement ? movement : [])]) keys[combo] = isOff(actionTexts[id]) ? saysClosed : act;
  }
  for (const own of others) if (own.key !== undefined) keys[own.key] = isOff(own) ? saysClosed : own.run;
  useKeys(keys satisfies KeyMap);

  const latest = useRef<readonly OfferedAction[]>([]);
  useEffect(() => {
    latest.current = [
      ...named
        .filter(([id]) => (actionTexts[id] as ActionText).inPalette !== false && !isOff(actionTexts[id]))
        .map(([id, run]) => offer(actionTexts[id], run)),
      ...others.filter((own) => !isOff(own)).map(({ words, key, run }) => ({ words, key: key === undefined ? '' : keyWords(key), run })),
    ];
  });
  useEffect(() => {
    const layer: Layer = { offered: () => latest.current };
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

function offer({ words, keys = [], movement = [], own = [] }: ActionText, run: Act): OfferedAction {
  const [first] = [...keys, ...movement].map(keyWords);
  return { words, key: first ?? own[0] ?? '', run };
}
