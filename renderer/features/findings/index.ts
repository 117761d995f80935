// Owns what the findings feature shows to the rest of the window.
export { FindingsScreen } from './FindingsScreen.tsx';
