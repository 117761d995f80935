// Owns what the history feature shows to the rest of the window.
export { BackupsDialog } from './BackupsDialog.tsx';
export { HandOverDialog } from './HandOverDialog.tsx';
export { HistoryScreen } from './HistoryScreen.tsx';
export { OpenHandoverDialog } from './OpenHandoverDialog.tsx';
