// Owns what the overview feature shows to the rest of the window.
export { ContactNote } from './ContactNote.tsx';
export { OverviewScreen } from './OverviewScreen.tsx';
