// Owns what the reader shows to the screens.
export { dropWords, isWordsDrag } from './draggedWords.ts';
export { Reader } from './Reader.tsx';
export {
  linkScroll,
  matchScroll,
  type ScrollLink,
  type ScrollPlace,
  type ScrollPort,
  type ScrollTarget,
  touchedInWindow,
} from './scrollLink.ts';
export { recordOf } from './sheet/recordSurface.ts';
