// Owns what the sideBySide feature shows to the rest of the window.
export { SideBySideScreen } from './SideBySideScreen.tsx';
export { TornReader } from './TornReader.tsx';
