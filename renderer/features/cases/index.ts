// Owns what the case list shows to the rest of the window.
export { CasesScreen } from './CasesScreen.tsx';
