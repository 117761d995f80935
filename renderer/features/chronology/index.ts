// Owns what the chronology feature shows to the rest of the window.
export { ChronologyScreen } from './ChronologyScreen.tsx';
