// Owns what the history feature shows to the rest of the window.
export { BackupsDialog } from './BackupsDialog.tsx';
export { HistoryScreen } from './HistoryScreen.tsx';
