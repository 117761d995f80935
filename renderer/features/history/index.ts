// Owns what the history feature shows to the rest of the window.
export { HistoryScreen } from './HistoryScreen.tsx';
