// Owns what the determination feature shows to the rest of the window.
export { DeterminationScreen } from './DeterminationScreen.tsx';
