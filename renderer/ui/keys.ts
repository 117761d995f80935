// Owns key bindings: which combination runs what, the newest binding first. Must not know screens.
import { useEffect, useLayoutEffect, useRef } from 'react';
import { letterChoice } from '../api/letterKeys.ts';

/** Combinations to actions: `Mod+K`, `Shift+Mod+Z`, `Alt+1`, `F6`, `?`, `j`. An action that answers false lets the key pass on. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

interface Layer {
  readonly map: () => KeyMap;
}
const layers: Layer[] = [];

/** The name of a pressed combination. Shift is named only where the character does not already show it. */
export function comboOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const letter = event.key.length === 1;
  const hasMod = event.ctrlKey || event.metaKey;
  const key = letter && (hasMod || event.altKey) ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (!letter || hasMod || event.altKey) ? 'Shift+' : '';
  return `${shift}${hasMod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}

/** Whether the key belongs to a field the investigator is typing in. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return false;
}

/** Sends a key down the layers, as if pressed on the page; readers in frames use it. True when some layer took it. */
export function runKey(event: KeyboardEvent): boolean {
  const combo = comboOf(event);
  const isPlain = !combo.includes('Mod+') && !combo.includes('Alt+') && !/^(Shift\+)?F\d+$/.test(combo);
  if (isPlain && isTyping(event.target)) return false;
  // Speech and shaky hands set off single letters unasked: they can be switched off.
  if (isPlain && combo.length === 1 && letterChoice() === 'none') return false;
  // A dialog or menu that is open keeps its plain keys.
  if (isPlain && event.target instanceof Element && event.target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null)
    return false;
  for (const layer of [...layers].reverse()) {
    const action = layer.map()[combo];
    if (action !== undefined && action(event) !== false) {
      event.preventDefault();
      event.stopPropagation();
      return true;
    }
  }
  return false;
}

/** Binds keys while the component is shown. */
export function useKeys(map: KeyMap, isOn = true): void {
  const latest = useRef(map);
  // Before what it belongs to is painted: a key pressed at once means what is seen.
  useLayoutEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!isOn) return;
    const layer: Layer = { map: () => latest.current };
    if (layers.length === 0) window.addEventListener('keydown', hear);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener('keydown', hear);
    };
  }, [isOn]);
}

function hear(event: KeyboardEvent): void {
  if (!event.defaultPrevented) runKey(event);
}
