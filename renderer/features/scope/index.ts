// Owns what the scope feature shows to the rest of the window.
export { ScopeScreen } from './ScopeScreen.tsx';
