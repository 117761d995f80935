// Owns a place that files and folders are put on: dropped there, or chosen in the dialog. Must not know what they are for, nor how the place looks.
import { type DragEvent, useState } from 'react';
import { bridge } from '../api/bridge.ts';

/**
 * What a place for files is made of.
 * @param onPaths gets the paths dropped or chosen, none when the dialog was left
 * @returns whether something is held over it, its handlers, and the dialog
 */
export function useFilePlace(onPaths: (paths: readonly string[]) => void) {
  const [isOver, setIsOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      onPaths(bridge().pathsOf([...event.dataTransfer.files]));
    },
  };
  const choose = async (what: 'files' | 'folder') => onPaths(await bridge().choosePaths(what));
  return { isOver, handlers, choose };
}
